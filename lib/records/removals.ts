import sql from "sql-template-tag";
import type { RecordKind } from "@/lib/records/schema";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/clock";

/**
 * Why a record is no longer in a list: the register withdrew it, it went into another, or it is there and the list
 * does not hold it any more (`unlisted`).
 */
export type Removal = { key: string; reason: "retracted" | "merged" | "unlisted"; successor: string | null };

/** What became of records that a list lacks, as of a revision; in the order of their keys. */
export async function readRemovals(kind: RecordKind, keys: readonly string[], moment: Moment): Promise<Removal[]> {
  if (keys.length === 0) return [];
  const rows = await queryPublished<{ key: string; state: string; successor: string | null }>(sql`
    SELECT v.key, v.state::text, v.successor FROM record_version v
    WHERE v.kind = ${kind}::"RecordKind" AND v.key = ANY(${[...keys]}::text[])
      AND v.known_from <= ${moment.revision} AND v.known_to > ${moment.revision}
    ORDER BY v.key COLLATE "C"`);
  return rows.map(({ key, state, successor }) => ({
    key,
    reason: state === "retracted" || state === "merged" ? state : "unlisted",
    successor,
  }));
}
