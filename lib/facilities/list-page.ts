import { FACILITY_COLUMN_NAMES, FACILITY_COLUMNS, FACILITY_TABLE_COLUMNS } from "@/lib/facilities/columns";
import { type Chip, listChips, listWholeConditions } from "@/lib/facilities/conditions";
import { describeFilter } from "@/lib/facilities/describe";
import { type FacetView, viewFacets } from "@/lib/facilities/facet-view";
import { countFacets } from "@/lib/facilities/facets";
import { type FacilityFilter, facilityQuery, without } from "@/lib/facilities/filter";
import { countByGroup, countDistricts } from "@/lib/facilities/headline";
import { sortOf } from "@/lib/facilities/order";
import { countFacilities, type FacilityPage, listFacilities } from "@/lib/facilities/queries";
import { type FacilityRequest, readFacilityRequest } from "@/lib/facilities/request";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import { addressWith, type ListPlace } from "@/lib/records/list-addresses";
import { pageOrStart } from "@/lib/records/list-page";
import { type Parameters, writeParameters } from "@/lib/records/query";
import type { Refusal } from "@/lib/records/query-fields";
import { fileView, pageView, type View } from "@/lib/records/view";
import { type AskedMoment, describeMoment } from "@/lib/revisions/asked";

/** A status group of the list; `current` when the filter asks for it. */
export type GroupFigure = { group: StatusGroup; count: number; href: string; current: boolean };

/** The page of the facilities with all that stands round its rows. */
export type FacilityListPage = {
  request: FacilityRequest;
  said: AskedMoment;
  place: ListPlace;
  page: FacilityPage;
  columns: typeof FACILITY_COLUMNS;
  /** The filter in words. */
  heading: string;
  /** Each the total of the list that its link opens, so counted without the filter's own status. */
  groups: GroupFigure[];
  /** Districts with at least one facility of the list. */
  districts: number;
  facets: FacetView[];
  chips: Chip[];
  /** For a list without rows: how many it would have without each condition. */
  emptyWays: EmptyWay[];
  refusals: readonly Refusal[];
};

/** One condition, or two, whose removal gives so many. */
export type EmptyWay = { key: string; drops: number; title: string; value: string; count: number; href: string };

/** With more conditions than these there are too many pairs to count. */
const MOST_FOR_PAIRS = 6;

/** Reads a page's query: the list's place among the addresses of its language, and the filter in words. */
export async function readFacilityPlace(parameters: Parameters, locale: Locale, t: Translate) {
  const request = await readFacilityRequest(parameters);
  return {
    request,
    place: placeOf(request, locale),
    heading: describeFilter(request.filter, request.directory, locale, t),
  };
}

function placeOf({ filter, view }: FacilityRequest, locale: Locale): ListPlace {
  return {
    filter: facilityQuery.toParameters(filter),
    view,
    columns: FACILITY_COLUMN_NAMES,
    sort: sortOf(undefined, filter),
    path: (query) => facilitiesPath(locale, query),
  };
}

/** Reads everything that the table shows. Never throws for what was typed. */
export async function readFacilityListPage(
  parameters: Parameters,
  locale: Locale,
  t: Translate,
): Promise<FacilityListPage> {
  const { request: asked, heading } = await readFacilityPlace(parameters, locale, t);
  const { request, page, refusals } = await pageOrStart(asked, listFacilities);
  const { filter, view, moment, directory } = request;
  const place = placeOf(request, locale);
  const href = (other: FacilityFilter) => addressWith(place, facilityQuery.toParameters(other));
  const [facets, anyStatus, districts, emptyWays] = await Promise.all([
    countFacets(filter, moment),
    countByGroup(without(filter, "status"), moment),
    countDistricts(filter, moment),
    page.total > 0 ? [] : countWays(request, locale, t, href),
  ]);
  return {
    request,
    said: describeMoment(filter, moment),
    place,
    page,
    columns: nameFirst(chooseColumns(FACILITY_COLUMNS, view.columns ?? FACILITY_TABLE_COLUMNS)),
    heading,
    groups: STATUS_GROUP_NAMES.map((group) => ({
      group,
      count: anyStatus.groups[group],
      href: href({ ...filter, status: [group] }),
      current: filter.status?.includes(group) ?? false,
    })),
    districts,
    facets: viewFacets({ facets, filter, directory, locale, t, href }),
    chips: listChips(filter, { directory, locale, t }, href),
    emptyWays,
    refusals: [...request.refusals, ...refusals],
  };
}

/** The name heads a row where it is shown; files keep the order of the contract. */
export function nameFirst(columns: typeof FACILITY_COLUMNS): typeof FACILITY_COLUMNS {
  return columns.toSorted((one, other) => Number(other.name === "name") - Number(one.name === "name"));
}

/** What dropping one condition would give or, where that gives nothing, dropping two. */
async function countWays(
  { filter, moment, directory }: FacilityRequest,
  locale: Locale,
  t: Translate,
  href: (filter: FacilityFilter) => string,
): Promise<EmptyWay[]> {
  const conditions = listWholeConditions(filter, { directory, locale, t });
  const single = conditions.map((way) => ({ ...way, drops: 1 }));
  const pairs = conditions.flatMap((one, at) =>
    conditions.slice(at + 1).map((other) => ({
      key: `${one.key} ${other.key}`,
      drops: 2,
      title: one.title,
      value: t("facilities.andAlso", { value: one.value, title: other.title, other: other.value }),
      rest: without(one.rest, other.key),
    })),
  );
  for (const ways of conditions.length > MOST_FOR_PAIRS ? [single] : [single, pairs]) {
    const counted = await Promise.all(
      ways.map(async ({ rest, ...way }) => ({ ...way, count: await countFacilities(rest, moment), href: href(rest) })),
    );
    if (counted.some(({ count }) => count > 0)) return counted;
  }
  return [];
}

/** The filter of the list and its order, where that is another than usual: what every file of it is asked with. */
export const parametersOfFiles = ({ filter, view: { sort } }: ListPlace): [string, string][] => [
  ...filter,
  ...fileView(FACILITY_COLUMN_NAMES, "geojson").toParameters(sort ? { sort } : {}),
];

/** What the list's files are asked with: the same rows, and the order and columns where others than usual were chosen. */
export function queryOfFiles(place: ListPlace): string {
  const { columns } = place.view;
  const shown: View = columns ? { columns } : {};
  return writeParameters([
    ...parametersOfFiles(place),
    ...fileView(FACILITY_COLUMN_NAMES, "geojson").toParameters(shown),
  ]);
}

/** What the map is asked with: the same rows, and the extent where one was kept. */
export function queryOfMap({ filter, view: { view } }: ListPlace): string {
  return writeParameters([...filter, ...pageView(FACILITY_COLUMN_NAMES).toParameters(view ? { view } : {})]);
}

/** True for a query as a form writes it: with empty or repeated parameters, which the one spelling does not have. */
export function isFormQuery(parameters: readonly [string, string][]): boolean {
  return (
    parameters.some(([, text]) => text === "") || new Set(parameters.map(([name]) => name)).size < parameters.length
  );
}
