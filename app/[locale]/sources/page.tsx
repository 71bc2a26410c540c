import type { Metadata } from "next";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { SourceTable } from "@/components/source/source-table";
import { columnLabel } from "@/lib/dictionary/words";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { type Locale, readLocale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { sourcesPath } from "@/lib/paths";
import type { FacetWords } from "@/lib/records/list-facets";
import { canonicalQuery, readListPage } from "@/lib/records/list-page";
import { momentOf } from "@/lib/revisions/asked";
import { SOURCE_COLUMNS, SOURCE_TABLE_COLUMNS } from "@/lib/sources/columns";
import { SOURCE_LIST } from "@/lib/sources/list";
import { SOURCE_KINDS, SOURCE_LANGUAGES } from "@/lib/sources/schema";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = canonicalQuery(SOURCE_LIST, toParameters(await searchParams));
  return {
    title: t("sources.title"),
    description: t("sources.lead"),
    alternates: alternatesOf(locale, (one) => sourcesPath(one, query)),
  };
}

export default async function SourcesPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readListPage(SOURCE_LIST, {
    parameters: toParameters(await searchParams),
    path: (query) => sourcesPath(locale, query),
    words: t("lists.words"),
    since: t("changes.since"),
    facets: () => listFacets(locale, t),
  });
  return (
    <ListView
      t={t}
      locale={locale}
      list="sources"
      formats={["csv", "json"]}
      shown={shown}
      count={shown.rows.length}
      title={t("sources.title")}
      lead={<p>{t("sources.lead")}</p>}
      searchLabel={t("sources.search")}
      tools={
        <ColumnTools t={t} list="sources" columns={SOURCE_COLUMNS} place={shown.place} usual={SOURCE_TABLE_COLUMNS} />
      }
    >
      <SourceTable
        t={t}
        locale={locale}
        rows={shown.rows}
        place={shown.place}
        moment={momentOf(shown.request.filter)}
      />
    </ListView>
  );
}

function listFacets(locale: Locale, t: Translate): FacetWords[] {
  return [
    {
      name: "kind",
      title: columnLabel(t, "sources", "kind"),
      values: SOURCE_KINDS,
      say: (kind) => ({ text: sayCode(t, "sourceKind", kind), lang: locale }),
    },
    {
      name: "language",
      title: columnLabel(t, "sources", "language"),
      values: SOURCE_LANGUAGES,
      say: (language) => ({ text: sayCode(t, "language", language), lang: locale }),
    },
  ];
}
