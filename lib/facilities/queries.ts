import sql, { join, raw, type Sql } from "sql-template-tag";
import { env } from "@/lib/env";
import { FACILITY_COLUMNS, type FacilityRow } from "@/lib/facilities/columns";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { integers } from "@/lib/facilities/gathered-rows";
import { type Matches, matchRows } from "@/lib/facilities/matching";
import { type Order, orderOf, readAfter, sortOf, writeAfter } from "@/lib/facilities/order";
import { countByCode } from "@/lib/facilities/profile-counts";
import type { FacilityRequest } from "@/lib/facilities/request";
import { eachByName, pageByName } from "@/lib/facilities/row-ranks";
import { countRows, listRows } from "@/lib/facilities/row-sets";
import type { StatusGroup } from "@/lib/facilities/status";
import { facilityWhere } from "@/lib/facilities/where";
import { absoluteUrl, facilityPath } from "@/lib/paths";
import type { Cursor } from "@/lib/records/cursor";
import { DEFAULT_PAGE_SIZE, type Sort } from "@/lib/records/view";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

/** A row as pages need it: the public columns, and the Urdu names of its areas. */
export type ListedFacility = FacilityRow & {
  province_ur: string | null;
  district_ur: string | null;
  tehsil_ur: string | null;
  status_group: StatusGroup;
  quiet_since: string | null;
  /** From the place that a filter asks about (`near`), in kilometres; only on pages sorted by it. */
  km?: number;
};

/** A page of a list: its rows, how many match, how many come before, and where the next page begins. */
export type FacilityPage = { rows: ListedFacility[]; total: number; before: number; next: string | null };

const STORED = FACILITY_COLUMNS.filter(({ name }) => name !== "url");
const SELECTED = join([
  ...STORED.map(({ name, type }) =>
    type === "time"
      ? raw(`to_char(v.${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`)
      : raw(`v.${name}`),
  ),
  raw("v.province_ur, v.district_ur, v.tehsil_ur, v.status_group, v.quiet_since"),
]);

/** The absolute address of a facility's page: the column `url`. */
export const facilityUrl = (ref: string) => absoluteUrl(env.PUBLIC_URL, facilityPath("en", ref));

function withUrls<Row extends ListedFacility>(rows: Row[]): Row[] {
  // Added in place: copying a row of fifty properties costs more than reading it.
  for (const row of rows) row.url = facilityUrl(row.ref);
  return rows;
}

type SortedRow = ListedFacility & { sort_value: unknown };

/** The rows that a condition picks, in an order; `more` adds a column to each. */
export async function selectFacilities<Row extends ListedFacility>(
  where: Sql,
  by: Sql,
  limit: number,
  more = sql``,
): Promise<Row[]> {
  const rows = await queryPublished<Row>(
    sql`SELECT ${SELECTED}${more} FROM facility_version v WHERE ${where} ORDER BY ${by} LIMIT ${limit}`,
  );
  return withUrls(rows);
}

/** Reads so many rows from a cursor on. */
function readRows(where: Sql, order: Order, after: Cursor | null, limit: number): Promise<SortedRow[]> {
  const from = after ? sql`${where} AND ${order.after(after)}` : where;
  return selectFacilities<SortedRow>(from, order.by, limit, sql`, ${order.value} AS sort_value`);
}

function strip({ sort_value, ...row }: SortedRow, byDistance: boolean): ListedFacility {
  return byDistance ? { ...row, km: Number(sort_value) } : row;
}

/** How many facilities match. */
export async function countFacilities(filter: FacilityFilter, moment: Moment): Promise<number> {
  return countRows((await matchRows(filter, moment)).set);
}

/** How many functions of the filter's kinds the matching facilities have: one site with two counts twice. */
export async function countFunctions(filter: FacilityFilter, moment: Moment): Promise<number> {
  const { table, set } = await matchRows(filter, moment);
  let functions = 0;
  for (const [written, count] of await countByCode(table, set, "whole_function")) {
    const [kind] = written.split("/");
    if (filter.kind === undefined || filter.kind.some((asked) => asked === kind)) functions += count;
  }
  return functions;
}

/** The rows with some numbers, in that order. */
export async function readByNumbers(numbers: readonly number[]): Promise<ListedFacility[]> {
  if (numbers.length === 0) return [];
  const rows = await queryPublished<ListedFacility>(sql`SELECT ${SELECTED}
    FROM unnest(${numbers}::int[]) WITH ORDINALITY AS n(id, at) JOIN facility_version v ON v.id = n.id ORDER BY n.at`);
  return withUrls(rows);
}

type Page = { rows: ListedFacility[]; total: number; before: number; end: Cursor | null };

/** A page by name: its rows are known from the sets in memory, and read by their numbers. */
async function pageNames(
  { table, set }: Matches,
  descending: boolean,
  after: Cursor | null,
  limit: number,
): Promise<Page> {
  const from = after && ([String(after.value), after.key] as const);
  const { rows: numbers, total, before } = await pageByName(table, set, { after: from, descending, limit });
  const rows = await readByNumbers(numbers);
  const last = rows.at(-1);
  return {
    rows,
    total,
    before,
    end: last && before + rows.length < total ? { value: last.name, key: last.ref } : null,
  };
}

/** So many matches are sorted by the database from their numbers; more, and it looks for them itself. */
const FEW = 2000;

/** A page in any other order: sorted by the database. */
async function pageSorted(
  { set }: Matches,
  filter: FacilityFilter,
  moment: Moment,
  sort: Sort | null,
  order: Order,
  after: Cursor | null,
  limit: number,
): Promise<Page> {
  const total = countRows(set);
  const where = total <= FEW ? sql`v.id = ANY(${[...listRows(set, total)]}::int[])` : facilityWhere(filter, moment);
  const [rows, [left]] = await Promise.all([
    readRows(where, order, after, limit + 1),
    after
      ? queryPublished<{ rest: number }>(
          sql`SELECT count(*) AS rest FROM facility_version v WHERE ${where} AND ${order.after(after)}`,
        )
      : [{ rest: total }],
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const end = rows.length > limit && last ? { value: last.sort_value, key: last.ref } : null;
  const byDistance = sort === null;
  return { rows: shown.map((row) => strip(row, byDistance)), total, before: total - (left?.rest ?? 0), end };
}

/** One page of the list. Throws `InvalidQuery` for a cursor of another query. */
export async function listFacilities(
  { filter, view, moment }: FacilityRequest,
  limit = view.limit ?? DEFAULT_PAGE_SIZE,
): Promise<FacilityPage> {
  const sort = sortOf(view.sort, filter);
  const order = orderOf(sort, filter);
  const after = view.after ? readAfter(view.after, order) : null;
  const matches = await matchRows(filter, moment);
  const { end, ...page } =
    sort?.column === "name"
      ? await pageNames(matches, sort.descending, after, limit)
      : await pageSorted(matches, filter, moment, sort, order, after, limit);
  return { ...page, next: end && writeAfter(end, order) };
}

/** Rows by their numbers, in pages. */
export type Numbers = AsyncIterable<readonly number[]>;

/** The numbers of all rows of a list in its order, in pages. They are those of one moment, however long a reader takes. */
export async function* eachNumber({ filter, view, moment }: FacilityRequest, size = 1000): AsyncGenerator<number[]> {
  const { table, set } = await matchRows(filter, moment);
  const sort = sortOf(view.sort, filter);
  if (sort?.column === "name") return yield* eachByName(table, set, sort.descending, size);
  const { by } = orderOf(sort, filter);
  const [found] = await queryPublished<{ ids: Buffer | null }>(
    sql`SELECT string_agg(int4send(s.id), '') AS ids FROM (SELECT v.id FROM facility_version v WHERE ${facilityWhere(filter, moment)} ORDER BY ${by}) AS s`,
  );
  const numbers = integers(found?.ids ?? null);
  for (let at = 0; at < numbers.length; at += size) yield [...numbers.subarray(at, at + size)];
}

/** The rows with some numbers, a page at a time, each its own short read: no connection is held while a client is slow. */
export async function* eachFacility(pages: Numbers, read = readByNumbers): AsyncGenerator<ListedFacility[]> {
  for await (const numbers of pages) yield await read(numbers);
}
