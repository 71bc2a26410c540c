import type { Metadata } from "next";
import { ClaimTable } from "@/components/claims/claim-table";
import { CountedChoice } from "@/components/claims/counted-choice";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { CLAIM_COLUMNS, CLAIM_TABLE_COLUMNS } from "@/lib/claims/columns";
import { claimFacets } from "@/lib/claims/facets";
import { CLAIM_LIST } from "@/lib/claims/list";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { claimsPath } from "@/lib/paths";
import { readListPage } from "@/lib/records/list-page";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(readLocale((await params).locale));
  return { title: t("claims.title"), description: t("claims.lead") };
}

export default async function ClaimsPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readListPage(CLAIM_LIST, {
    parameters: toParameters(await searchParams),
    path: (query) => claimsPath(locale, query),
    words: t("lists.words"),
    facets: ({ directory }, rows) => claimFacets(rows, directory, locale, t),
  });
  const { directory, filter } = shown.request;
  const { place } = shown;
  return (
    <ListView
      t={t}
      locale={locale}
      list="claims"
      formats={["csv", "json"]}
      shown={shown}
      count={shown.rows.length}
      title={t("claims.title")}
      lead={<p>{t("claims.lead")}</p>}
      searchLabel={t("claims.search")}
      tools={
        <>
          <CountedChoice t={t} place={place} counted={filter.counted ?? "sites"} />
          <ColumnTools t={t} list="claims" columns={CLAIM_COLUMNS} place={place} usual={CLAIM_TABLE_COLUMNS} />
        </>
      }
    >
      <ClaimTable
        t={t}
        locale={locale}
        directory={directory}
        rows={shown.rows}
        place={place}
        moment={momentQuery(filter)}
      />
    </ListView>
  );
}
