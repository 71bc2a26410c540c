import type { FilterChip } from "@/components/filters/filter-chips";
import type { LegendGroup } from "@/components/filters/legend";
import type { EmptyWay } from "@/components/table/empty-result";
import { listChips, listWholeConditions } from "@/lib/facilities/conditions";
import { describeFilter } from "@/lib/facilities/describe";
import { viewFacets } from "@/lib/facilities/facet-view";
import {
  conditionsOf,
  type FacilityFilter,
  facilityQuery,
  type StatusWord,
  toQuery,
  without,
} from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES, STATUS_GROUPS, type StatusGroup } from "@/lib/facilities/status";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { MapGround, MapPage, Mark, Outlines } from "@/lib/map/schema";
import { PAGE_ZOOM } from "@/lib/map/view";
import { cellExtent, levelOf } from "@/lib/map/z-order";
import { areasPath, facilitiesPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import { writeParameters } from "@/lib/records/query";
import type { MapFilterProps } from "./map-filter";

/** What a page with the large map is made of. */
export type MapScreen = {
  t: Translate;
  locale: Locale;
  page: MapPage;
  ground: MapGround;
  /** What the page's marks are drawn on until the map is there; null where it has none. */
  outlines: Outlines | null;
  citation: Citation;
  /** The address of this page with another query. */
  path: (query: string) => string;
};

/** Everything on a page with the map that leads on: each address is the filter in force, changed in one thing. */
export type MapLinks = {
  query: string;
  title: string;
  tableHref: string;
  districtsHref: string;
  withoutPointHref: string;
  clearHref: string;
  todayHref: string;
  /** Null where no address says just that: a group among those without a report for two years. */
  groupHref: (group: StatusGroup) => string | null;
  /** What a mark of the country gathers, as a list and a map of its own. */
  markHref: (mark: Mark) => string;
  legend: LegendGroup[];
  chips: FilterChip[];
  ways: EmptyWay[];
  /** Why nothing can match, where that is known. */
  emptyReason: string | null;
  form: Omit<MapFilterProps, "t" | "locale" | "action">;
};

/** The two precisions that have no point. */
const NO_POINT = ["province", "none"] as const;

/** Works out every address from the one filter. */
export function buildMapLinks({ t, locale, page, path }: MapScreen): MapLinks {
  const { request, facets, ways } = page;
  const { filter, directory } = request;
  const href = (one: FacilityFilter) => path(toQuery(one));
  const table = (one: FacilityFilter) => facilitiesPath(locale, toQuery(one));
  const words = { directory, locale, t };
  const views = viewFacets({ facets, filter, directory, locale, t, href });
  const conditions = conditionsOf(filter);
  const asked = ["q", "opened", "updated_since", "as_of", ...views.map(({ name }) => name)];
  const dated = facilityQuery.toParameters(filter).filter(([name]) => name === "as_of" || name === "known_at");
  const clearHref = path(writeParameters(dated));
  return {
    query: toQuery(filter),
    title:
      conditions.length === 0
        ? t("home.title")
        : describeFilter(without(filter, "as_of", "known_at"), directory, locale, t),
    tableHref: table(filter),
    districtsHref:
      conditions.length === 0
        ? areasPath(locale, writeParameters([...dated, ["level", "district"], ["listed", "1"]]))
        : facilitiesPath(locale, writeParameters([...facilityQuery.toParameters(filter), ["sort", "district"]])),
    withoutPointHref: table({
      ...filter,
      precision: NO_POINT.filter((one) => filter.precision?.includes(one) ?? true),
    }),
    clearHref,
    todayHref: href(without(filter, "as_of", "known_at")),
    groupHref: (group) => {
      const status = narrowStatus(filter.status, group);
      return status && table({ ...filter, status });
    },
    markHref: ({ lat, lon }) => href({ ...filter, bbox: cellExtent(levelOf(PAGE_ZOOM), lat, lon) }),
    legend: buildLegend(filter, facets.status, href),
    chips: listChips(filter, words, href),
    emptyReason:
      page.first &&
      t("statistics.beforeFirst", {
        first: formatDate(locale, page.first),
        date: formatDate(locale, request.moment.day),
      }),
    ways: listWholeConditions(filter, words).flatMap(({ key, rest, ...said }) => {
      const way = ways.find(({ name }) => name === key);
      return way ? [{ key, ...said, href: href(rest), count: way.count }] : [];
    }),
    form: {
      words: filter.q ?? "",
      kept: facilityQuery.toParameters(filter).filter(([name]) => !asked.includes(name)),
      facets: views,
      filter,
      today: request.moment.today,
      active: conditions.length,
      clearHref,
    },
  };
}

/** The words that ask for what the filter has of one group. */
function narrowStatus(asked: FacilityFilter["status"], group: StatusGroup): StatusWord[] | null {
  if (!asked || asked.includes(group)) return [group];
  const members: readonly StatusWord[] = STATUS_GROUPS[group];
  return asked.includes("stalled_inferred") ? null : asked.filter((word) => members.includes(word));
}

/** Each group alone; the one in force leads back to all. */
function buildLegend(
  filter: FacilityFilter,
  counts: MapPage["facets"]["status"],
  href: (filter: FacilityFilter) => string,
): LegendGroup[] {
  return STATUS_GROUP_NAMES.map((group) => {
    const current = filter.status?.includes(group) ?? false;
    const left = filter.status?.filter((word) => word !== group) ?? [];
    const next =
      current && left.length === 0 ? without(filter, "status") : { ...filter, status: current ? left : [group] };
    return { group, current, href: href(next), count: counts.find(({ value }) => value === group)?.count ?? 0 };
  });
}
