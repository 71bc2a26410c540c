import sql, { join, type Sql } from "sql-template-tag";
import { isDay } from "@/lib/dates/partial-date";
import { query } from "@/lib/db";
import { isBarredAt } from "@/lib/records/barred";
import { readCursor, writeCursor } from "@/lib/records/cursor";
import {
  defineQuery,
  findUnknown,
  InvalidQuery,
  type Parameters,
  type QueryValue,
  writeParameters,
} from "@/lib/records/query";
import {
  listOf,
  moment as momentField,
  momentOrRevision,
  type Refusal,
  RefusedValue,
  words,
} from "@/lib/records/query-fields";
import { RECORD_KINDS } from "@/lib/records/schema";
import { DEFAULT_PAGE_SIZE, fileView, pageView, type View } from "@/lib/records/view";
import { CHANGE_COLUMNS, type ChangeRow } from "@/lib/revisions/change-columns";
import { type Moment, resolveMoment } from "@/lib/revisions/moment";
import { foldText } from "@/lib/search/fold";

const fields = { q: words, kind: listOf(RECORD_KINDS), updated_since: momentField, known_at: momentOrRevision };
const changeQuery = defineQuery(fields);
/** What the changes can be filtered by. */
export const CHANGE_PARAMETERS: readonly string[] = changeQuery.names;
export type ChangeFilter = QueryValue<typeof fields>;
export type ChangeRequest = { filter: ChangeFilter; view: View; moment: Moment; refusals: readonly Refusal[] };

const names = CHANGE_COLUMNS.map(({ name }) => name);

/** Reads a page's query; what cannot be taken is named and left out. The order is always newest first. */
export async function readChangeRequest(parameters: Parameters): Promise<ChangeRequest> {
  const given = [...parameters];
  const shown = pageView([]);
  const { value, refusals } = changeQuery.read(given);
  const view = shown.read(given);
  const named = [...refusals, ...view.refusals, ...findUnknown(given, [...changeQuery.names, ...shown.names])];
  try {
    return { filter: value, view: view.value as View, moment: await resolveMoment(value), refusals: named };
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    const { known_at: _knownAt, ...filter } = value;
    return {
      filter,
      view: view.value as View,
      moment: await resolveMoment({}),
      refusals: [...named, ...error.refusals],
    };
  }
}

/** Reads a machine address's query. Throws `InvalidQuery` that names every parameter it does not take. */
export async function parseChangeRequest(parameters: Parameters, format: string): Promise<ChangeRequest> {
  const given = [...parameters];
  const shown = fileView(names, format);
  const { value: filter, refusals } = changeQuery.read(given);
  const view = shown.read(given);
  const named = [...refusals, ...view.refusals, ...findUnknown(given, [...changeQuery.names, ...shown.names])];
  if ((view.value as View).sort) named.push({ name: "sort", value: "", reason: "not_here" });
  if (named.length) throw new InvalidQuery(named);
  return { filter, view: view.value as View, moment: await resolveMoment(filter), refusals: [] };
}

/** The filter of the changes as a query string in its one spelling. */
export const changesQuery = (filter: ChangeFilter): string => writeParameters(changeQuery.toParameters(filter));

const startOf = (since: string) => (isDay(since) ? `${since}T00:00:00+05:00` : since);
const containing = (text: string) => `%${text.replace(/[%_\\]/g, "")}%`;
const labelOf = sql`coalesce(v.document->>'name', v.document->>'title', v.document->>'paraphrase')`;

/** What the public may see of the changes: never a source that may not be cited, nor a claim that rests on one. */
function changesWhere({ q, kind, updated_since }: ChangeFilter, moment: Moment): Sql {
  const clauses = [sql`v.known_from <= ${moment.revision}`, sql`NOT ${isBarredAt(moment.revision)}`];
  if (kind) clauses.push(sql`v.kind::text = ANY(${kind}::text[])`);
  if (updated_since) clauses.push(sql`r.published_at >= ${startOf(updated_since)}::timestamptz`);
  if (q)
    clauses.push(
      sql`(lower(v.key) = ${q.toLowerCase()} OR lower(${labelOf}) LIKE ${containing(foldText(q))}
        OR v.document->>'name_ur' LIKE ${containing(q)})`,
    );
  return join(clauses, " AND ");
}

/** So many changes from a cursor on, newest revision first, within one by kind and key. */
async function readChanges(
  { filter, moment }: ChangeRequest,
  after: [number, string, string] | null,
  limit: number,
): Promise<ChangeRow[]> {
  const later = after
    ? sql`AND (v.known_from < ${after[0]} OR (v.known_from = ${after[0]} AND (v.kind::text, v.key) > (${after[1]}, ${after[2]})))`
    : sql``;
  return query<ChangeRow>(sql`
    SELECT v.known_from AS revision, to_char(r.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS published_at,
      v.kind::text AS kind, v.key, ${labelOf} AS name, v.document->>'name_ur' AS name_ur, v.number AS version, r.note,
      CASE WHEN v.state <> 'published' THEN v.state::text WHEN v.number = 1 THEN 'added' ELSE 'changed' END AS action
    FROM record_version v JOIN revision r ON r.number = v.known_from
    WHERE ${changesWhere(filter, moment)} ${later}
    ORDER BY v.known_from DESC, v.kind::text, v.key LIMIT ${limit}`);
}

export type ChangePage = { rows: ChangeRow[]; total: number; next: string | null };

async function countChanges({ filter, moment }: ChangeRequest): Promise<number> {
  const [row] = await query<{ n: number }>(
    sql`SELECT count(*) AS n FROM record_version v JOIN revision r ON r.number = v.known_from WHERE ${changesWhere(filter, moment)}`,
  );
  return row?.n ?? 0;
}

function readAfter(request: ChangeRequest): [number, string, string] | null {
  const { after } = request.view;
  if (after === undefined) return null;
  try {
    const { value, key } = readCursor(after, changesQuery(request.filter));
    const [revision = "0", kind = ""] = Array.isArray(value) ? value : [];
    return [Number(revision), kind, key];
  } catch (error) {
    if (!(error instanceof RefusedValue)) throw error;
    throw new InvalidQuery([{ name: "after", value: error.value, reason: error.reason }]);
  }
}

/** One page of the changes. Throws `InvalidQuery` for a cursor of another query. */
export async function pageChanges(
  request: ChangeRequest,
  limit = request.view.limit ?? DEFAULT_PAGE_SIZE,
): Promise<ChangePage> {
  const [rows, total] = await Promise.all([readChanges(request, readAfter(request), limit + 1), countChanges(request)]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const cursor = last && { value: [String(last.revision), last.kind], key: last.key };
  return {
    rows: shown,
    total,
    next: rows.length > limit && cursor ? writeCursor(cursor, changesQuery(request.filter)) : null,
  };
}

/** Every change of a request, in pages. */
export async function* eachChange(request: ChangeRequest, size = 1000): AsyncGenerator<ChangeRow[]> {
  for (let after: [number, string, string] | null = null; ; ) {
    const rows: ChangeRow[] = await readChanges(request, after, size);
    if (rows.length) yield rows;
    const last = rows.at(-1);
    if (rows.length < size || !last) return;
    after = [last.revision, last.kind, last.key];
  }
}
