import type { Metadata } from "next";
import { ClaimTable } from "@/components/claims/claim-table";
import { CountedChoice } from "@/components/claims/counted-choice";
import { SeriesSection } from "@/components/claims/series-section";
import { ContradictionsSection } from "@/components/contradictions/contradictions-section";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { CLAIM_COLUMNS, CLAIM_TABLE_COLUMNS } from "@/lib/claims/columns";
import { claimFacets } from "@/lib/claims/facets";
import { readLedgerSeries } from "@/lib/claims/ledger-series";
import { CLAIM_LIST } from "@/lib/claims/list";
import { readContradictions } from "@/lib/contradictions/read";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { claimsPath } from "@/lib/paths";
import { listQuery } from "@/lib/records/list";
import { canonicalQuery, readListPage } from "@/lib/records/list-page";
import { momentOf, momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = canonicalQuery(CLAIM_LIST, toParameters(await searchParams));
  return {
    title: t("claims.title"),
    description: t("claims.lead"),
    alternates: alternatesOf(locale, (one) => claimsPath(one, query)),
  };
}

export default async function ClaimsPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readListPage(CLAIM_LIST, {
    parameters: toParameters(await searchParams),
    path: (query) => claimsPath(locale, query),
    words: t("lists.words"),
    since: t("changes.since"),
    facets: ({ directory }, rows) => claimFacets(rows, directory, locale, t),
  });
  const { directory, filter } = shown.request;
  const { place } = shown;
  const moment = momentQuery(filter);
  const contradictions = await readContradictions(shown.request.moment, directory);
  const series = await readLedgerSeries(shown.request);
  return (
    <>
      <ListView
        t={t}
        locale={locale}
        list="claims"
        formats={["csv", "json"]}
        shown={shown}
        count={shown.rows.length}
        title={t("claims.title")}
        lead={
          <p>
            {t("claims.lead")} <a href="#contradictions">{t("claims.toContradictions")}</a>
          </p>
        }
        before={
          series.length > 0 && (
            <SeriesSection
              t={t}
              locale={locale}
              directory={directory}
              title={t("claims.chartAll")}
              about={null}
              series={series}
              current={null}
              folded
              query={listQuery(CLAIM_LIST, filter)}
              moment={moment}
            />
          )
        }
        searchLabel={t("claims.search")}
        tools={
          <>
            <CountedChoice t={t} place={place} counted={filter.counted ?? "sites"} />
            <ColumnTools t={t} list="claims" columns={CLAIM_COLUMNS} place={place} usual={CLAIM_TABLE_COLUMNS} />
          </>
        }
      >
        <ClaimTable t={t} locale={locale} directory={directory} rows={shown.rows} place={place} moment={moment} />
      </ListView>
      <ContradictionsSection
        t={t}
        locale={locale}
        directory={directory}
        {...contradictions}
        asked={momentOf(filter)}
        moment={moment}
      />
    </>
  );
}
