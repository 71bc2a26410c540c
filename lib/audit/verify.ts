import sql from "sql-template-tag";
import { query } from "@/lib/db";

/** A head of the log that was noted outside the database; `at` and `entries` where they are known. */
export type NotedHead = { hash: string; at?: string; entries?: number };

/**
 * What is wrong with the log, at the first entry where it shows; or that it is whole, and how far it reaches. Of a head
 * that does not stand in it any more: the last entry that a note still proves, after which it was cut off or rewritten.
 */
export type Verdict =
  | { whole: true; entries: number; head: string }
  | { whole: false; entry: number | null; why: "changed" | "missing_before" | "cut_off" | "without_head" }
  | { whole: false; entry: number | null; why: "head_not_in_log"; head: NotedHead };

type Row = { id: number; prior_hash: string; hash: string; expected: string };

const BATCH = 10_000;

/** Reads on after an entry, each with the hash that it should have: as the trigger `audit_chain` works it out. */
const readAfter = (id: number) =>
  query<Row>(sql`
    SELECT id, prior_hash, hash, encode(sha256(convert_to(concat_ws(E'\x1f', prior_hash, id, at, actor, action,
      coalesce(revision, 0), subject, detail), 'UTF8')), 'hex') AS expected
    FROM audit_entry WHERE id > ${id} ORDER BY id LIMIT ${BATCH}`);

/**
 * Holds the whole log against its hashes, from the first entry on: one that was changed, taken out or put in between
 * shows, and by the head that is kept apart so does an end that was cut off. `noted` are heads that were written
 * down elsewhere, oldest first; whoever rewrote all of the log and its head could not make those stand in it again.
 */
export async function verifyLog(noted: readonly NotedHead[] = []): Promise<Verdict> {
  let prior = "";
  let last = 0;
  let entries = 0;
  const wanted = new Set(noted.map(({ hash }) => hash));
  const seen = new Map<string, number>();
  for (;;) {
    const rows = await readAfter(last);
    for (const { id, prior_hash, hash, expected } of rows) {
      if (prior_hash !== prior) return { whole: false, entry: id, why: "missing_before" };
      if (hash !== expected) return { whole: false, entry: id, why: "changed" };
      if (wanted.has(hash)) seen.set(hash, id);
      [prior, last] = [hash, id];
      entries += 1;
    }
    if (rows.length < BATCH) break;
  }
  const [head] = await query<{ entries: number; last_id: number; hash: string }>(
    sql`SELECT entries, last_id, hash FROM audit_head`,
  );
  if (!head) return { whole: false, entry: null, why: "without_head" };
  if (head.hash !== prior || head.entries !== entries) return { whole: false, entry: last, why: "cut_off" };
  const lost = noted.find(({ hash }) => !seen.has(hash));
  if (lost) {
    const proven = Math.max(0, ...seen.values());
    return { whole: false, entry: proven === 0 ? null : proven, why: "head_not_in_log", head: lost };
  }
  return { whole: true, entries, head: prior };
}
