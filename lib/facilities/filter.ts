import { AUDIENCES, BODY_ROLES, FACILITY_KINDS, OWNERSHIPS, PRECISIONS, SHIFTS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES, STATUSES } from "@/lib/facilities/status";
import { defineQuery, type QueryValue, writeParameters } from "@/lib/records/query";
import * as field from "@/lib/records/query-fields";

/** What `status` takes: a status as derived, the name of a group, or `stalled_inferred`. */
export const STATUS_WORDS = [...new Set([...STATUS_GROUP_NAMES, ...STATUSES, "stalled_inferred" as const])];
export type StatusWord = (typeof STATUS_WORDS)[number];

/** Each parameter and how it is read. */
export const facilityFields = {
  q: field.words,
  kind: field.listOf(FACILITY_KINDS),
  shift: field.listOf(SHIFTS),
  audience: field.listOf(AUDIENCES),
  main_kind: field.listOf(FACILITY_KINDS),
  status: field.listOf(STATUS_WORDS),
  contested: field.flag,
  area: field.codes,
  body: field.codes,
  role: field.listOf(BODY_ROLES),
  programme: field.codes,
  ownership: field.listOf(OWNERSHIPS),
  precision: field.listOf(PRECISIONS),
  source: field.codes,
  bbox: field.box,
  near: field.circle,
  opened: field.interval,
  updated_since: field.moment,
  as_of: field.day,
  known_at: field.momentOrRevision,
};

/** The one filter (design 3.3): for pages, files, API, map, counts, charts, feeds and embeds alike. */
export const facilityQuery = defineQuery(facilityFields);
export type FacilityFilter = QueryValue<typeof facilityFields>;
export type FilterName = keyof FacilityFilter;

/** The filter as a query string in its one spelling; empty for the whole register. */
export function toQuery(filter: FacilityFilter): string {
  return writeParameters(facilityQuery.toParameters(filter));
}

/** The filter with one of its conditions taken away. */
export function without(filter: FacilityFilter, ...names: FilterName[]): FacilityFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as FilterName)));
}

/** The conditions that say which rows match, and not of which day or revision. */
export function conditionsOf(filter: FacilityFilter): FilterName[] {
  return (Object.keys(filter) as FilterName[]).filter((name) => name !== "as_of" && name !== "known_at");
}
