import type { Metadata } from "next";
import { AreaTable } from "@/components/area/area-table";
import { AreaTree } from "@/components/area/area-tree";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { AREA_COLUMNS, AREA_TABLE_COLUMNS } from "@/lib/areas/columns";
import { AREA_LIST, type AreaFilter } from "@/lib/areas/list";
import { AREA_LEVELS } from "@/lib/areas/schema";
import { growAreas } from "@/lib/areas/tree";
import { columnLabel } from "@/lib/dictionary/words";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { type Locale, readLocale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { areasPath } from "@/lib/paths";
import type { ListRequest } from "@/lib/records/list";
import type { FacetWords } from "@/lib/records/list-facets";
import { canonicalQuery, readListPage } from "@/lib/records/list-page";
import { nameOf } from "@/lib/records/named";
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
    facets: (request) => listFacets(request, locale, t),
  });
  const { directory, filter, moment, view } = shown.request;
  const whole = shown.conditions.length === 0 && view.after === undefined;
  const provinces = whole ? growAreas(await AREA_LIST.read(moment, filter)) : [];
  return (
    <ListView
      t={t}
      locale={locale}
      list="areas"
      formats={["csv", "json"]}
      shown={shown}
      count={shown.rows.length}
      title={t("areas.title")}
      lead={<p>{t("areas.lead")}</p>}
      searchLabel={t("areas.search")}
      before={whole && <AreaTree t={t} locale={locale} provinces={provinces} moment={momentOf(filter)} />}
      tools={<ColumnTools t={t} list="areas" columns={AREA_COLUMNS} place={shown.place} usual={AREA_TABLE_COLUMNS} />}
    >
      <AreaTable
        t={t}
        locale={locale}
        caption={t("areas.caption")}
        rows={shown.rows}
        place={shown.place}
        directory={directory}
        moment={momentOf(filter)}
        withParents
      />
    </ListView>
  );
}

function listFacets({ directory }: ListRequest<AreaFilter>, locale: Locale, t: Translate): FacetWords[] {
  const provinces = [...directory.area.values()].filter(({ level }) => level === "province").map(({ code }) => code);
  return [
    {
      name: "level",
      title: columnLabel(t, "areas", "level"),
      values: AREA_LEVELS.filter((level) => level !== "union_council"),
      say: (level) => ({ text: sayCode(t, "areaLevel", level), lang: locale }),
    },
    {
      name: "within",
      title: t("areas.within"),
      values: provinces,
      say: (code) => nameOf(directory.area, code, locale),
    },
    {
      name: "listed",
      title: columnLabel(t, "areas", "facilities"),
      values: ["0"],
      say: (listed) => ({ text: listed === "0" ? t("areas.without") : t("areas.with"), lang: locale }),
    },
  ];
}
