import sql from "sql-template-tag";
import { query } from "@/lib/db";
import { type Document, differenceOf } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import { findUnsourced, type Unsourced } from "@/lib/records/evidence";
import type { RecordKind } from "@/lib/records/schema";

/** A published change that lacks one of what every change leaves behind. */
export type Untraced = {
  kind: RecordKind;
  key: string;
  number: number;
  lacks: "proposal" | "person" | "reason" | "source" | "audit";
};

type Row = Pick<Untraced, "kind" | "key" | "number"> & {
  document: Document | null;
  loaded: boolean;
  proposal: boolean;
  person: boolean;
  reason: boolean;
  audited: boolean;
  fromPackage: boolean;
};

/** Every version in its order, with what is left of how it came about. */
const readVersions = () =>
  query<Row>(sql`
    SELECT v.kind::text, v.key, v.number, v.document,
      v.proposal_id IS NULL AND EXISTS (SELECT FROM audit_entry a WHERE a.revision = v.known_from AND a.action = 'publish'
        AND a.actor NOT LIKE 'person %') AS loaded,
      coalesce(p.state = 'published', FALSE) AS proposal,
      p.decided_by_id IS NOT NULL AND (p.author_id IS NOT NULL OR p.origin IN ('data package', 'suggestion')) AS person,
      coalesce(p.reason, p.decision_reason, '') <> '' AS reason,
      EXISTS (SELECT FROM audit_entry a WHERE a.revision = v.known_from AND a.action = 'publish'
        AND a.actor = 'person ' || p.decided_by_id)
      AND EXISTS (SELECT FROM audit_entry a WHERE a.revision = v.known_from AND a.subject = 'proposal ' || p.id
        AND a.action IN ('accept', 'publish_directly') AND a.actor = 'person ' || p.decided_by_id) AS audited,
      coalesce(p.origin = 'data package', FALSE) AS "fromPackage"
    FROM record_version v LEFT JOIN proposal p ON p.id = v.proposal_id
    ORDER BY v.kind, v.key, v.number`);

/** Whether a value is one that the record said before: it rests on what it rested on then. */
const wasSaid = (earlier: readonly Document[], document: Document, { field, entry }: Unsourced) =>
  earlier.some((was) => {
    const [said, before] = [document[field], was[field]];
    if (entry === undefined) return isDeepEqual(before ?? null, said ?? null);
    return Array.isArray(before) && Array.isArray(said) && before.some((one) => isDeepEqual(one, said[entry - 1]));
  });

/**
 * Walks every version of every record and names those that lack their proposal, the person who decided, a reason, a source
 * for each new value, or their rows in the log: the promise of the whole staff side, asked of the tables and not of the code
 * that writes them. A load of a data package is its own proposal and cites what it cites. Reads all documents: for drills
 * and tests.
 */
export async function findUntraced(): Promise<Untraced[]> {
  const untraced: Untraced[] = [];
  let earlier: Document[] = [];
  for (const row of await readVersions()) {
    const { kind, key, number, document } = row;
    if (number === 1) earlier = [];
    const lacks = (what: Untraced["lacks"]) => untraced.push({ kind, key, number, lacks: what });
    const before = earlier.at(-1) ?? null;
    if (!row.loaded) {
      if (!row.proposal) lacks("proposal");
      if (!row.person) lacks("person");
      if (!row.reason) lacks("reason");
      if (!row.audited) lacks("audit");
      const bare = document && !row.fromPackage && differenceOf(before, document).length > 0;
      if (bare && findUnsourced(kind, before, document).some((one) => !wasSaid(earlier, document, one)))
        lacks("source");
    }
    if (document) earlier.push(document);
  }
  return untraced;
}
