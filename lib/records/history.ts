import sql from "sql-template-tag";
import { query } from "@/lib/db";
import type { HistoryEntry } from "@/lib/records/history-entry";
import type { RecordKind } from "@/lib/records/schema";

/** Every published state of a record, newest first; empty for one that was never published. */
export function readHistory(kind: RecordKind, key: string): Promise<HistoryEntry[]> {
  return query<HistoryEntry>(sql`
    SELECT v.number AS version, v.known_from AS revision, r.note,
      to_char(r.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS published_at,
      coalesce(v.document->>'name', v.document->>'title', v.document->>'paraphrase') AS name,
      CASE WHEN v.state <> 'published' THEN v.state::text WHEN v.number = 1 THEN 'added' ELSE 'changed' END AS action
    FROM record_version v JOIN revision r ON r.number = v.known_from
    WHERE v.kind::text = ${kind} AND v.key = ${key} ORDER BY v.number DESC`);
}
