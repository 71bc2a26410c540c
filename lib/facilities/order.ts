import sql, { join, raw, type Sql } from "sql-template-tag";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { distanceKm } from "@/lib/facilities/where";
import { type Cursor, readCursor, writeCursor } from "@/lib/records/cursor";
import { InvalidQuery } from "@/lib/records/query";
import { RefusedValue } from "@/lib/records/query-fields";
import type { Sort } from "@/lib/records/view";

/** The order of every list until another is asked for. */
export const DEFAULT_SORT: Sort = { column: "name", descending: false };

// What a column sorts by where that is not the column itself: a partial date by its first day, an address by its ref.
const SORT_BY: Record<string, string> = {
  status_on: "status_day",
  announced_on: "announced_day",
  opened_on: "opened_day",
  last_confirmed_on: "confirmed_day",
  url: "ref",
};

const SQL_TYPE = {
  text: "text",
  url: "text",
  json: "text",
  integer: "int",
  number: "float8",
  boolean: "boolean",
  date: "date",
  time: "timestamptz",
  list: "text[]",
} as const;

// These are never blank, so their order is one row comparison, which an index answers.
const NEVER_BLANK = new Set([
  "ref",
  "name",
  "main_kind",
  "status",
  "location_precision",
  "ownership",
  "updated_at",
  "version",
  "source_count",
  "url",
]);

/** An order as SQL: the value that a page ends on, the ORDER BY, and what comes after a cursor. */
export type Order = { value: Sql; by: Sql; after(cursor: Cursor): Sql; fingerprint: string };

/** The column that a list is sorted by; null: by distance, as who asks what is near wants it until told otherwise. */
export const sortOf = (sort: Sort | undefined, { near }: FacilityFilter): Sort | null =>
  sort ?? (near ? null : DEFAULT_SORT);

/** The nearest to a place first. Every row of a circle has a point, so none is blank. */
function orderByDistance({ lat, lon }: NonNullable<FacilityFilter["near"]>, filter: FacilityFilter): Order {
  const value = distanceKm(lat, lon);
  return {
    value,
    by: sql`${value}, v.ref`,
    after: ({ value: at, key }) => sql`(${value}, v.ref) > (${at}::float8, ${key})`,
    fingerprint: `${toQuery(filter)} distance`,
  };
}

/** The order that a sort asks for: the column, blanks last, then the ref, so that every row has one place. */
export function orderOf(sort: Sort | null, filter: FacilityFilter): Order {
  if (sort === null && filter.near) return orderByDistance(filter.near, filter);
  const { column: name, descending } = sort ?? DEFAULT_SORT;
  const column = FACILITY_COLUMNS.find((one) => one.name === name) ?? FACILITY_COLUMNS[1];
  if (!column) throw new Error("The facilities have no columns");
  // Identifiers cannot be bound: both come from the tables above.
  const value = raw(`v.${SORT_BY[column.name] ?? column.name}`);
  const type = raw(SQL_TYPE[column.type]);
  const way = descending ? raw("DESC") : raw("ASC");
  const beyond = descending ? raw("<") : raw(">");
  const after = ({ value: at, key }: Cursor): Sql => {
    if (NEVER_BLANK.has(column.name)) return sql`(${value}, v.ref) ${beyond} (${at}::${type}, ${key})`;
    if (at === null) return sql`(${value} IS NULL AND v.ref ${beyond} ${key})`;
    return sql`(${value} ${beyond} ${at}::${type} OR (${value} = ${at}::${type} AND v.ref ${beyond} ${key}) OR ${value} IS NULL)`;
  };
  const nulls = NEVER_BLANK.has(column.name) ? sql`` : sql` NULLS LAST`;
  return {
    value,
    by: join([sql`${value} ${way}${nulls}`, sql`v.ref ${way}`]),
    after,
    fingerprint: `${toQuery(filter)} ${descending ? "-" : ""}${column.name}`,
  };
}

/** Reads `after` for an order; throws `InvalidQuery` when it is damaged or of another query. */
export function readAfter(after: string, order: Order): Cursor {
  try {
    return readCursor(after, order.fingerprint);
  } catch (error) {
    if (!(error instanceof RefusedValue)) throw error;
    throw new InvalidQuery([{ name: "after", value: error.value, reason: error.reason }]);
  }
}

/** Writes the cursor of a page's last row. */
export function writeAfter(cursor: Cursor, order: Order): string {
  return writeCursor(cursor, order.fingerprint);
}
