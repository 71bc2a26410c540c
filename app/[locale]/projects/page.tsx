import type { Metadata } from "next";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { MoneyByYear } from "@/components/projects/money-by-year";
import { ProjectTable } from "@/components/projects/project-table";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { projectsPath } from "@/lib/paths";
import { PROJECT_COLUMNS, PROJECT_TABLE_COLUMNS } from "@/lib/projects/columns";
import { projectFacets } from "@/lib/projects/facets";
import { PROJECT_LIST } from "@/lib/projects/list";
import { tallyMoney } from "@/lib/projects/money";
import { readFunding } from "@/lib/projects/record";
import { readList } from "@/lib/records/list";
import { canonicalQuery, readListPage } from "@/lib/records/list-page";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = canonicalQuery(PROJECT_LIST, toParameters(await searchParams));
  return {
    title: t("projects.title"),
    description: t("projects.lead"),
    alternates: alternatesOf(locale, (one) => projectsPath(one, query)),
  };
}

export default async function ProjectsPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readListPage(PROJECT_LIST, {
    parameters: toParameters(await searchParams),
    path: (query) => projectsPath(locale, query),
    words: t("lists.words"),
    since: t("changes.since"),
    facets: ({ directory }, rows) => projectFacets(rows, directory, locale, t),
  });
  const { place, rows, request } = shown;
  const matching = await readList(PROJECT_LIST, request);
  const funded = await readFunding(new Set(matching.map(({ ref }) => ref)), request.moment);
  const moment = momentQuery(request.filter);
  return (
    <ListView
      t={t}
      locale={locale}
      list="projects"
      formats={["csv", "json"]}
      shown={shown}
      count={rows.length}
      title={t("projects.title")}
      lead={<p>{t("projects.lead")}</p>}
      searchLabel={t("projects.search")}
      tools={
        <ColumnTools t={t} list="projects" columns={PROJECT_COLUMNS} place={place} usual={PROJECT_TABLE_COLUMNS} />
      }
    >
      <MoneyByYear t={t} locale={locale} money={tallyMoney(funded)} titles={matching} moment={moment} />
      <ProjectTable t={t} locale={locale} directory={request.directory} rows={rows} place={place} moment={moment} />
    </ListView>
  );
}
