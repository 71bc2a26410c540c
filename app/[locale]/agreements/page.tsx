import type { Metadata } from "next";
import { AgreementTable } from "@/components/agreements/agreement-table";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { AGREEMENT_COLUMNS, AGREEMENT_TABLE_COLUMNS } from "@/lib/agreements/columns";
import { agreementFacets } from "@/lib/agreements/facets";
import { AGREEMENT_LIST } from "@/lib/agreements/list";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { agreementsPath } from "@/lib/paths";
import { canonicalQuery, readListPage } from "@/lib/records/list-page";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = canonicalQuery(AGREEMENT_LIST, toParameters(await searchParams));
  return {
    title: t("agreements.title"),
    description: t("agreements.lead"),
    alternates: alternatesOf(locale, (one) => agreementsPath(one, query)),
  };
}

export default async function AgreementsPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readListPage(AGREEMENT_LIST, {
    parameters: toParameters(await searchParams),
    path: (query) => agreementsPath(locale, query),
    words: t("lists.words"),
    since: t("changes.since"),
    facets: ({ directory }, rows) => agreementFacets(rows, directory, locale, t),
  });
  const { place, rows, request } = shown;
  return (
    <ListView
      t={t}
      locale={locale}
      list="agreements"
      formats={["csv", "json"]}
      shown={shown}
      count={rows.length}
      title={t("agreements.title")}
      lead={<p>{t("agreements.lead")}</p>}
      searchLabel={t("agreements.search")}
      tools={
        <ColumnTools
          t={t}
          list="agreements"
          columns={AGREEMENT_COLUMNS}
          place={place}
          usual={AGREEMENT_TABLE_COLUMNS}
        />
      }
    >
      <AgreementTable
        t={t}
        locale={locale}
        directory={request.directory}
        rows={rows}
        place={place}
        moment={momentQuery(request.filter)}
      />
    </ListView>
  );
}
