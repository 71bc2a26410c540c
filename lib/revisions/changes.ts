import { LRUCache } from "lru-cache";
import sql, { join, type Sql } from "sql-template-tag";
import { env } from "@/lib/env";
import { partsOf } from "@/lib/facilities/where";
import { isBarredAt, mayBeBarred } from "@/lib/records/barred";
import { readCursor, writeCursor } from "@/lib/records/cursor";
import { type Document, differenceOf } from "@/lib/records/difference";
import { directoryAt } from "@/lib/records/directory";
import { keepReading } from "@/lib/records/keep-reading";
import { publicDocument } from "@/lib/records/public-document";
import { InvalidQuery } from "@/lib/records/query";
import { RefusedValue } from "@/lib/records/query-fields";
import { isRecordKind, RECORD_KINDS, type RecordKind } from "@/lib/records/schema";
import { DEFAULT_PAGE_SIZE } from "@/lib/records/view";
import { queryPublished } from "@/lib/replica";
import type { ChangeRow } from "@/lib/revisions/change-columns";
import { type ChangeFilter, type ChangeRequest, changesQuery, partsOfChanges } from "@/lib/revisions/change-filter";
import { type Moment, startOfSince } from "@/lib/revisions/moment";
import { foldText } from "@/lib/search/fold";
import { containing } from "@/lib/search/like";

// A record that has left is called as it was last.
const shown = sql`coalesce(v.document, p.document)`;
const labelOf = sql`coalesce(${shown}->>'name', ${shown}->>'title', ${shown}->>'paraphrase')`;
const around = sql`JOIN revision r ON r.number = v.known_from
  LEFT JOIN record_version p ON p.kind = v.kind AND p.key = v.key AND p.number = v.number - 1`;
const versions = sql`record_version v ${around}`;

/** The changes of facilities that match a filter just before or just after them, on the day asked for. */
function facilityClause(filter: NonNullable<ReturnType<typeof partsOfChanges>["facilities"]>, moment: Moment): Sql {
  const clauses = partsOf(filter, moment).map(({ clause }) => clause);
  return sql`(v.kind = 'facility' AND EXISTS (
    SELECT FROM (SELECT v.ref, v.known_from, v.known_to FROM facility_version v
      WHERE v.valid_from <= ${moment.day}::date AND v.valid_to > ${moment.day}::date AND ${join(clauses, " AND ")}) AS matching
    WHERE matching.ref = v.key AND matching.known_from <= v.known_from AND matching.known_to >= v.known_from))`;
}

function kindClause(filter: ChangeFilter, moment: Moment): Sql | null {
  const { records, facilities } = partsOfChanges(filter);
  const others = records.filter((kind) => kind !== "facility" || !facilities);
  const ofKind = others.length > 0 ? sql`v.kind = ANY(${others}::"RecordKind"[])` : null;
  if (!facilities) return ofKind;
  const found = facilityClause(facilities, moment);
  return ofKind ? sql`(${found} OR ${ofKind})` : found;
}

/** What the public may see of the changes: never a source that may not be cited, nor a claim that rests on one. */
function changesWhere(filter: ChangeFilter, moment: Moment): Sql {
  const { q, updated_since } = filter;
  const clauses = [
    sql`v.known_from <= ${moment.revision}`,
    sql`NOT ${isBarredAt(moment.revision)}`,
    sql`NOT (v.document IS NULL AND ${isBarredAt(moment.revision, "p")})`,
  ];
  const kinds = kindClause(filter, moment);
  if (kinds) clauses.push(kinds);
  if (updated_since) clauses.push(sql`r.published_at >= ${startOfSince(updated_since)}::timestamptz`);
  if (q) {
    // As it was typed, and folded: of a text that is all signs nothing is left then, which every name would hold.
    const texts = [...new Set([q.toLowerCase(), foldText(q)])].filter((text) => text !== "").map(containing);
    clauses.push(
      sql`(lower(v.key) = ${q.toLowerCase()} OR lower(${labelOf}) LIKE ANY(${texts}::text[])
        OR ${shown}->>'name_ur' LIKE ${containing(q)})`,
    );
  }
  return join(clauses, " AND ");
}

type Versions = { document: Document | null; prior: Document | null };
type Found = Omit<ChangeRow, "fields" | "before" | "after"> & Versions;

/** Says field by field what a change changed, of what the public may see. */
function compareVersions({ document, prior, ...row }: Found, citable: { has(id: string): boolean }): ChangeRow {
  if (!document || !prior) return { ...row, fields: [], before: null, after: null };
  const found = differenceOf(publicDocument(row.kind, prior, citable), publicDocument(row.kind, document, citable));
  return {
    ...row,
    fields: found.map(({ field }) => field),
    before: Object.fromEntries(found.map(({ field, before }) => [field, before])),
    after: Object.fromEntries(found.map(({ field, after }) => [field, after])),
  };
}

type Place = [revision: number, kind: RecordKind, key: string];

/** So many changes of a part of the revisions, newest first, within one by kind and key: as their index has them. */
function readFound({ filter, moment }: ChangeRequest, part: Sql, limit: number): Promise<Found[]> {
  return queryPublished<Found>(sql`
    SELECT v.known_from AS revision, to_char(r.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS published_at,
      v.kind::text AS kind, v.key, ${labelOf} AS name, ${shown}->>'name_ur' AS name_ur, v.number AS version, r.note, v.successor,
      CASE WHEN v.state <> 'published' THEN v.state::text WHEN v.number = 1 THEN 'added' ELSE 'changed' END AS action,
      CASE WHEN v.number > 1 THEN v.document END AS document, p.document AS prior
    FROM ${versions}
    WHERE ${changesWhere(filter, moment)} AND ${part}
    ORDER BY v.known_from DESC, v.kind, v.key LIMIT ${limit}`);
}

/** So many changes from a cursor on: the rest of its revision first, then the older ones. */
async function readChanges(request: ChangeRequest, after: Place | null, limit: number): Promise<ChangeRow[]> {
  const { source } = await directoryAt(request.moment.revision);
  if (after === null) return (await readFound(request, sql`TRUE`, limit)).map((row) => compareVersions(row, source));
  const [revision, kind, key] = after;
  const rest = sql`v.known_from = ${revision} AND (v.kind, v.key) > (${kind}::"RecordKind", ${key})`;
  const same = await readFound(request, rest, limit);
  const left = limit - same.length;
  const older = left > 0 ? await readFound(request, sql`v.known_from < ${revision}`, left) : [];
  return [...same, ...older].map((row) => compareVersions(row, source));
}

export type ChangePage = { rows: ChangeRow[]; total: number; next: string | null };

const kept = new LRUCache<string, Promise<ReadonlyMap<RecordKind, number>>>({ max: 32 });

/** How many changes of each kind of record there are up to a revision: counted once, of most of them by their index alone. */
function countKinds(moment: Moment): Promise<ReadonlyMap<RecordKind, number>> {
  return keepReading(kept, `${env.DATABASE_URL} ${moment.revision}`, async () => {
    const rows = await queryPublished<{ kind: RecordKind; n: number }>(sql`
      SELECT v.kind::text AS kind, count(*) AS n FROM record_version v
      WHERE NOT ${mayBeBarred("v")} AND v.known_from <= ${moment.revision} GROUP BY v.kind
      UNION ALL SELECT v.kind::text, count(*) FROM ${versions}
      WHERE ${mayBeBarred("v")} AND ${changesWhere({}, moment)} GROUP BY v.kind`);
    return new Map(rows.map(({ kind, n }) => [kind, n] as const));
  });
}

async function countChanges({ filter, moment }: ChangeRequest): Promise<number> {
  const { kind, known_at: _known, ...rest } = filter;
  const { records, facilities } = partsOfChanges(filter);
  if (Object.keys(rest).length === 0 && facilities === null) {
    const counts = await countKinds(moment);
    const kinds: readonly RecordKind[] = kind === undefined ? RECORD_KINDS : records;
    return kinds.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
  }
  const [row] = await queryPublished<{ n: number }>(
    sql`SELECT count(*) AS n FROM ${versions} WHERE ${changesWhere(filter, moment)}`,
  );
  return row?.n ?? 0;
}

/** Every document is opened to see what it holds: of so many a share is right to half a percent. */
const MOST = 40_000;

/**
 * How many changes have a value in each column; what was different is there for every record that went on. Of more than
 * `most` it is worked out from a sample, the same at each reading.
 */
export async function countFilledChanges(request: ChangeRequest, most = MOST): Promise<Record<string, number>> {
  const { filter, moment } = request;
  const total = await countChanges(request);
  const some = sql`record_version v TABLESAMPLE SYSTEM (${(most / total) * 100}::real) REPEATABLE (1) ${around}`;
  const went = sql`count(*) FILTER (WHERE v.number > 1 AND v.document IS NOT NULL AND p.document IS NOT NULL)`;
  const [row = {}] = await queryPublished<Record<string, number>>(sql`
    SELECT count(${labelOf}) AS name, count(${shown}->>'name_ur') AS name_ur, count(nullif(r.note, '')) AS note,
      count(v.successor) AS successor, ${went} AS fields, ${went} AS before, ${went} AS after,
      count(*) AS revision, count(*) AS published_at, count(*) AS kind, count(*) AS key, count(*) AS action, count(*) AS version
    FROM ${total > most ? some : versions} WHERE ${changesWhere(filter, moment)}`);
  const times = row.revision ? total / row.revision : 1;
  return Object.fromEntries(Object.entries(row).map(([name, count]) => [name, Math.round(count * times)]));
}

function readAfter(request: ChangeRequest): Place | null {
  const { after } = request.view;
  if (after === undefined) return null;
  try {
    const { value, key } = readCursor(after, changesQuery(request.filter));
    const [revision = "", kind = ""] = Array.isArray(value) ? value : [];
    if (!/^\d{1,9}$/.test(revision) || !isRecordKind(kind)) throw new RefusedValue("wrong_cursor", after.slice(0, 60));
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
  for (let after: Place | null = null; ; ) {
    const rows: ChangeRow[] = await readChanges(request, after, size);
    if (rows.length) yield rows;
    const last = rows.at(-1);
    if (rows.length < size || !last) return;
    after = [last.revision, last.kind, last.key];
  }
}
