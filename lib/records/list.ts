import type { Column } from "@/lib/records/columns";
import { readCursor, writeCursor } from "@/lib/records/cursor";
import { directoryAt } from "@/lib/records/directory";
import { listSince } from "@/lib/records/list-since";
import type { Directory } from "@/lib/records/named";
import { findUnknown, InvalidQuery, type Parameters, writeParameters } from "@/lib/records/query";
import { type ParameterSchema, type Refusal, RefusedValue } from "@/lib/records/query-fields";
import { type CodedParameters, dropStrangeCodes } from "@/lib/records/strange-codes";
import { DEFAULT_PAGE_SIZE, fileView, pageView, type Sort, type View } from "@/lib/records/view";
import { type Moment, resolveMoment, withoutRefused } from "@/lib/revisions/moment";

/** The filter of a list, as `defineQuery` makes it; every list has `q`, `updated_since`, `as_of` and `known_at`. */
type ListQuery<Filter> = {
  names: string[];
  schemas: [string, ParameterSchema][];
  read(parameters: Parameters): { value: Filter; refusals: Refusal[] };
  toParameters(value: Filter): [string, string][];
};
export type CommonFilter = { q?: string; updated_since?: string; as_of?: string; known_at?: string };

/**
 * A list of records other than facilities: few enough to be read whole, filtered and sorted in memory. One
 * declaration serves its page, its files and its counts.
 */
export type RecordList<Row, Filter extends CommonFilter> = {
  /** The name in addresses and the property in JSON: `bodies`, `areas`, ... */
  name: "bodies" | "areas" | "programmes" | "sources" | "claims" | "agreements" | "projects";
  columns: readonly Column<Row>[];
  query: ListQuery<Filter>;
  key: keyof Row & string;
  sort: Sort;
  /** The parameters that hold codes of records; a code that no record has is refused. */
  coded?: CodedParameters;
  /** The rows as of a moment, unfiltered; the filter only where it says how to count. */
  read(moment: Moment, filter: Filter): Promise<Row[]>;
  /** Which of them match; gets all, for a question may be about neighbours. */
  match(rows: Row[], filter: Filter): Row[];
};

export type ListRequest<Filter> = {
  filter: Filter;
  view: View;
  moment: Moment;
  directory: Directory;
  refusals: readonly Refusal[];
};
export type ListPage<Row> = { rows: Row[]; total: number; before: number; next: string | null };

const columnNames = <Row>(list: { columns: readonly Column<Row>[] }): string[] => list.columns.map(({ name }) => name);

async function resolve<Row, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  filter: Filter,
  view: View,
  refusals: readonly Refusal[],
): Promise<ListRequest<Filter>> {
  const moment = await resolveMoment(filter);
  const directory = await directoryAt(moment.revision);
  const checked = dropStrangeCodes(filter, list.coded ?? {}, directory);
  return { filter: checked.filter, view, moment, directory, refusals: [...refusals, ...checked.refusals] };
}

/** Reads a page's query; what cannot be taken is named and left out. */
export async function readListRequest<Row, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  parameters: Parameters,
): Promise<ListRequest<Filter>> {
  const given = [...parameters];
  const shown = pageView(columnNames(list));
  const { value: filter, refusals } = list.query.read(given);
  const view = shown.read(given);
  const named = [...refusals, ...view.refusals, ...findUnknown(given, [...list.query.names, ...shown.names])];
  try {
    return await resolve(list, filter, view.value as View, named);
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    return resolve(list, withoutRefused(filter, error), view.value as View, [...named, ...error.refusals]);
  }
}

/** Reads a machine address's query. Throws `InvalidQuery` that names every parameter it does not take. */
export async function parseListRequest<Row, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  parameters: Parameters,
  format: string,
): Promise<ListRequest<Filter>> {
  const given = [...parameters];
  const shown = fileView(columnNames(list), format);
  const { value: filter, refusals } = list.query.read(given);
  const view = shown.read(given);
  const named = [...refusals, ...view.refusals, ...findUnknown(given, [...list.query.names, ...shown.names])];
  if (named.length) throw new InvalidQuery(named);
  const request = await resolve(list, filter, view.value as View, []);
  if (request.refusals.length) throw new InvalidQuery(request.refusals);
  return request;
}

const collator = new Intl.Collator("en", { sensitivity: "variant", numeric: false });

function compareValues(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(String(one), String(other));
}

/** Sorts rows by a column, blanks last, then by key, so that every row has one place. */
function sortRows<Row>(rows: Row[], { column, descending }: Sort, key: keyof Row & string): Row[] {
  const way = descending ? -1 : 1;
  const at = (row: Row) => row[column as keyof Row] ?? null;
  return rows.toSorted((one, other) => {
    const [a, b] = [at(one), at(other)];
    if ((a === null) !== (b === null)) return a === null ? 1 : -1;
    return (a === null ? 0 : way * compareValues(a, b)) || way * compareValues(one[key], other[key]);
  });
}

/** All rows that a request asks for, in its order. */
export async function readList<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  request: ListRequest<Filter>,
): Promise<Row[]> {
  const { list: asked } = await listSince(list, request);
  const rows = asked.match(await list.read(request.moment, request.filter), request.filter);
  return sortRows(rows, request.view.sort ?? list.sort, list.key);
}

/** The filter of a list as a query string in its one spelling. */
export const listQuery = <Row, Filter extends CommonFilter>(list: RecordList<Row, Filter>, filter: Filter): string =>
  writeParameters(list.query.toParameters(filter));

/** One page of a list; a cursor is the key of the row before it. Throws `InvalidQuery` for a cursor of another query. */
export async function pageList<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  request: ListRequest<Filter>,
  limit = request.view.limit ?? DEFAULT_PAGE_SIZE,
): Promise<ListPage<Row>> {
  return pageOf(await readList(list, request), list, request, limit);
}

/** One page of rows that were read before; else as `pageList`. */
export function pageOf<Row, Filter extends CommonFilter>(
  rows: Row[],
  list: RecordList<Row, Filter>,
  request: ListRequest<Filter>,
  limit: number,
): ListPage<Row> {
  const mark = `${list.name} ${listQuery(list, request.filter)} ${JSON.stringify(request.view.sort ?? list.sort)}`;
  const before = request.view.after === undefined ? 0 : findStart(rows, list.key, request.view.after, mark);
  const shown = rows.slice(before, before + limit);
  const last = shown.at(-1);
  const more = before + limit < rows.length;
  return {
    rows: shown,
    total: rows.length,
    before,
    next: more && last ? writeCursor({ value: null, key: String(last[list.key]) }, mark) : null,
  };
}

function findStart<Row>(rows: Row[], key: keyof Row, after: string, mark: string): number {
  try {
    const cursor = readCursor(after, mark);
    return rows.findIndex((row) => String(row[key]) === cursor.key) + 1;
  } catch (error) {
    if (!(error instanceof RefusedValue)) throw error;
    throw new InvalidQuery([{ name: "after", value: error.value, reason: error.reason }]);
  }
}
