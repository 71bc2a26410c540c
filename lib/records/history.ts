import sql from "sql-template-tag";
import { isBarredAt } from "@/lib/records/barred";
import { type Document, differenceOf } from "@/lib/records/difference";
import type { HistoryEntry, HistoryField, RecordHistory } from "@/lib/records/history-entry";
import { findNamed, idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";
import { queryPublished } from "@/lib/replica";

type Row = Omit<HistoryEntry, "fields"> & { document: Document | null };

/** As a revision: later than all there are. */
const NEWEST = 2147483646;
/** What the public is not shown: notes for editors, and what the register keeps for itself. */
const HIDDEN = new Set(["internal_note", "slug", "synthetic"]);

/** Of some records, those that the public may see now, with their names, by `kind key`. */
async function readPublicNames(kind: RecordKind, documents: readonly Document[]): Promise<Record<string, string>> {
  const named = documents.flatMap((document) => findNamed({ kind, document }));
  const rows = await queryPublished<{ kind: RecordKind; key: string; name: string }>(sql`
    SELECT v.kind::text, v.key, coalesce(v.document->>'name', v.document->>'title', v.document->>'paraphrase') AS name
    FROM record_version v WHERE v.known_to = 2147483647 AND v.state = 'published' AND NOT ${isBarredAt(NEWEST)}
      AND (v.kind, v.key) IN (SELECT * FROM unnest(${named.map((one) => one.kind)}::"RecordKind"[], ${named.map(({ key }) => key)}::text[]))`);
  return Object.fromEntries(rows.map((row) => [idOf(row.kind, row.key), row.name]));
}

/** A value without what the public may not see: sources that may not be cited, the day an entry was recorded. */
function shownValue(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (!Array.isArray(value)) return value;
  const isShown = (id: unknown) => typeof id !== "string" || idOf("source", id) in names;
  return value.flatMap((entry) => {
    if (typeof entry !== "object" || entry === null) return [entry];
    const { recorded_on: _recorded, ...said } = entry as Record<string, unknown>;
    if (isShown(said.source_id)) return [said];
    return "field" in said ? [] : [{ ...said, source_id: null }];
  });
}

function fieldsOf(
  before: Document | null,
  after: Document | null,
  names: Readonly<Record<string, string>>,
): HistoryField[] {
  if (before === null || after === null) return [];
  return differenceOf(before, after)
    .filter(({ field }) => !HIDDEN.has(field))
    .map(({ field, before: was, after: is }) => ({
      field,
      before: shownValue(was, names),
      after: shownValue(is, names),
    }))
    .filter(({ before: was, after: is }) => JSON.stringify(was) !== JSON.stringify(is));
}

/**
 * Every published state of a record as the public sees it, newest first, field by field; empty for one that was never
 * published. `upTo` is the last revision that counts.
 */
export async function readHistory(kind: RecordKind, key: string, upTo = NEWEST): Promise<RecordHistory> {
  const rows = await queryPublished<Row>(sql`
    SELECT v.number AS version, v.known_from AS revision, coalesce(p.reason, p.decision_reason, r.note) AS note,
      to_char(r.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS published_at,
      coalesce(v.document->>'name', v.document->>'title', v.document->>'paraphrase') AS name,
      CASE WHEN v.state <> 'published' THEN v.state::text WHEN v.number = 1 THEN 'added' ELSE 'changed' END AS action,
      coalesce(p.office, author.office, decider.office) AS office, coalesce(p.correction, FALSE) AS correction,
      coalesce(p.direct, FALSE) AS direct, v.document
    FROM record_version v JOIN revision r ON r.number = v.known_from
    LEFT JOIN proposal p ON p.id = v.proposal_id LEFT JOIN person author ON author.id = p.author_id
    LEFT JOIN person decider ON decider.id = p.decided_by_id
    WHERE v.kind = ${kind}::"RecordKind" AND v.key = ${key} AND v.known_from <= ${upTo} ORDER BY v.number DESC`);
  const names = await readPublicNames(
    kind,
    rows.flatMap(({ document }) => (document ? [document] : [])),
  );
  const entries = rows.map(({ document, ...entry }, at): HistoryEntry => {
    const before = rows[at + 1]?.document ?? null;
    return { ...entry, fields: fieldsOf(before, document, names) };
  });
  return { entries, names };
}
