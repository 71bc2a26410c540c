import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import { env } from "@/lib/env";
import { isBarredAt } from "@/lib/records/barred";
import { keepReading } from "@/lib/records/keep-reading";
import type { RecordKind } from "@/lib/records/schema";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

/** A published record as it stood in a revision. */
export type Published<Document> = { key: string; version: number; updated_at: string; document: Document };

/** What a record is to the public: published, given up by the registry (410), or gone into another (308). */
export type RecordStanding = { state: "published" | "retracted" | "merged"; successor: string | null };

const kept = new LRUCache<string, Promise<Published<unknown>[]>>({ max: 32 });

const known = (revision: number) => sql`known_from <= ${revision} AND known_to > ${revision}`;
const shown = (revision: number) => sql`state = 'published' AND NOT ${isBarredAt(revision)}`;
const columns = sql`v.key, v.number AS version, to_char(r.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS updated_at, v.document`;

/** Every published record of a kind, by key; for the kinds that are few enough to look through (not facilities). */
export function readRecords<Document>(
  kind: Exclude<RecordKind, "facility">,
  moment: Moment,
): Promise<Published<Document>[]> {
  const key = `${env.DATABASE_URL} ${kind} ${moment.revision}`;
  const read = () =>
    queryPublished<
      Published<unknown>
    >(sql`SELECT ${columns} FROM record_version v JOIN revision r ON r.number = v.known_from
      WHERE v.kind = ${kind}::"RecordKind" AND ${known(moment.revision)} AND ${shown(moment.revision)} ORDER BY v.key`);
  return keepReading(kept, key, read) as Promise<Published<Document>[]>;
}

/** One published record of any kind; null when there is none in that revision. */
export async function readRecord<Document>(
  kind: RecordKind,
  key: string,
  moment: Moment,
): Promise<Published<Document> | null> {
  const [row] = await queryPublished<
    Published<Document>
  >(sql`SELECT ${columns} FROM record_version v JOIN revision r ON r.number = v.known_from
    WHERE v.kind = ${kind}::"RecordKind" AND v.key = ${key} AND ${known(moment.revision)} AND ${shown(moment.revision)}`);
  return row ?? null;
}

/** As a revision: later than all there are. */
const NEWEST = 2147483646;

/** What became of a record by now; null when the registry never published it, or may not show it. */
export async function readStanding(kind: RecordKind, key: string): Promise<RecordStanding | null> {
  const [row] = await queryPublished<RecordStanding & { barred: boolean }>(sql`
    SELECT state::text, successor, ${isBarredAt(NEWEST)} AS barred FROM record_version v
    WHERE v.kind = ${kind}::"RecordKind" AND v.key = ${key} ORDER BY number DESC LIMIT 1`);
  return row && !row.barred ? { state: row.state, successor: row.successor } : null;
}
