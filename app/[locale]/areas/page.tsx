import type { Metadata } from "next";
import type { AreaContext } from "@/components/area/area-cells";
import { AreaExamples } from "@/components/area/area-examples";
import { AreaLooks } from "@/components/area/area-looks";
import { CountingNote, DistanceNote } from "@/components/area/area-notes";
import { AreaTable } from "@/components/area/area-table";
import { AreaTree } from "@/components/area/area-tree";
import { CoverageFigure } from "@/components/area/coverage-figure";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { AREA_COLUMNS } from "@/lib/areas/columns";
import { readCoveragePage } from "@/lib/areas/coverage-page";
import { areaFacets } from "@/lib/areas/facets";
import { AREA_LIST } from "@/lib/areas/list";
import { columnsOfLook } from "@/lib/areas/shown-columns";
import { growAreas } from "@/lib/areas/tree";
import { env } from "@/lib/env";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { areasPath } from "@/lib/paths";
import { canonicalQuery, readListPage } from "@/lib/records/list-page";
import { momentOf } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = canonicalQuery(AREA_LIST, toParameters(await searchParams));
  return {
    title: t("areas.title"),
    description: t("areas.lead"),
    alternates: alternatesOf(locale, (one) => areasPath(one, query)),
  };
}

export default async function AreasPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readListPage(AREA_LIST, {
    parameters: toParameters(await searchParams),
    path: (query) => areasPath(locale, query),
    words: t("lists.words"),
    since: t("changes.since"),
    facets: (request) => areaFacets(request, locale, t),
  });
  const page = await readCoveragePage(env.DATA_DIR, shown.request);
  const { directory, filter, moment, view } = shown.request;
  const { conditions } = page;
  const asked = momentOf(filter);
  const context: AreaContext = { t, locale, directory, conditions, moment: asked, unplaced: page.unplaced };
  const usual = page.before === null ? columnsOfLook("status", conditions) : ["name", "parent_code"];
  const columns = view.columns ?? usual;
  return (
    <ListView
      t={t}
      locale={locale}
      list="areas"
      formats={["csv", "json"]}
      shown={shown}
      count={shown.rows.length}
      title={t("areas.title")}
      lead={
        <>
          <p>{t("areas.lead")}</p>
          <CountingNote
            t={t}
            locale={locale}
            directory={directory}
            conditions={conditions}
            moment={moment}
            permanentHref={areasPath(locale, page.permanentQuery)}
            before={page.before}
          />
        </>
      }
      searchLabel={t("areas.search")}
      before={
        page.map !== null && (
          <details open={page.whole} className="mt-4 border-line border-y">
            <summary className="disclosure flex min-h-11 items-center py-1.5 font-medium">{t("areas.mapFold")}</summary>
            <div className="grid gap-x-12 gap-y-6 pb-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
              <CoverageFigure t={t} locale={locale} directory={directory} map={page.map} moment={asked} />
              <div className="grid content-start gap-6">
                <AreaTree context={context} provinces={growAreas(page.rows)} />
                <AreaExamples
                  t={t}
                  examples={page.examples.map(({ name, query }) => ({ name, href: areasPath(locale, query) }))}
                />
              </div>
            </div>
          </details>
        )
      }
      tools={
        <>
          <AreaLooks t={t} place={shown.place} conditions={conditions} />
          <ColumnTools t={t} list="areas" columns={AREA_COLUMNS} place={shown.place} usual={usual} />
        </>
      }
    >
      <AreaTable
        context={context}
        caption={t("areas.caption")}
        rows={shown.rows}
        columns={columns}
        place={shown.place}
        below={page.inTree ? "tree" : "parents"}
      />
      {columns.includes("perhaps") && <p className="measure text-soft text-sm">{t("areas.perhapsNote")}</p>}
      {columns.some((name) => name.startsWith("nearest_")) && (
        <DistanceNote
          t={t}
          locale={locale}
          directory={directory}
          conditions={conditions}
          leftOut={page.leftOut}
          moment={asked}
        />
      )}
    </ListView>
  );
}
