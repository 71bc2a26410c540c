import type { Tx } from "@/lib/db";
import type { Subject } from "@/lib/people/rights";
import type { ProposedChange } from "@/lib/proposals/schema";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";
import { type AreasAbove, subjectOf } from "@/lib/records/subject";

/** A record as it stands now: its newest version, whatever its state. `document` is null once it was withdrawn. */
export type CurrentRecord = { number: number; state: "published" | "retracted" | "merged"; document: Document | null };

/** Reads the newest version of a record; null when it was never published. */
export async function readCurrentRecord(tx: Tx, kind: RecordKind, key: string): Promise<CurrentRecord | null> {
  const row = await tx.recordVersion.findFirst({
    where: { kind, key },
    orderBy: { number: "desc" },
    select: { number: true, state: true, document: true },
  });
  return row ? { ...row, document: row.document as Document | null } : null;
}

/** Reads the document of one version of a record; null for version 0, or one that withdrew it. */
export async function readVersionDocument(
  tx: Tx,
  kind: RecordKind,
  key: string,
  number: number,
): Promise<Document | null> {
  if (number === 0) return null;
  const row = await tx.recordVersion.findUnique({
    where: { kind_key_number: { kind, key, number } },
    select: { document: true },
  });
  return (row?.document ?? null) as Document | null;
}

/** The areas above each area, from the relational tables. */
async function readAreasAbove(tx: Tx): Promise<AreasAbove> {
  const parents = new Map(
    (await tx.area.findMany({ select: { code: true, parent_code: true } })).map((area) => [
      area.code,
      area.parent_code,
    ]),
  );
  return (code) => {
    const chain: string[] = [];
    for (let at = parents.get(code) ?? null; at !== null && !chain.includes(at); at = parents.get(at) ?? null)
      chain.push(at);
    return chain;
  };
}

/**
 * What a right over a change is asked of: the record as it stands **and** as it would be. One account must not take
 * a record over by naming itself in it, nor hand it to a body that it does not act for.
 */
export async function subjectsOfChanges(
  tx: Tx,
  changes: readonly { kind: RecordKind; key: string; document: Document }[],
): Promise<Subject[]> {
  const above = await readAreasAbove(tx);
  const subjects: Subject[] = [];
  for (const { kind, key, document } of changes) {
    const current = await readCurrentRecord(tx, kind, key);
    if (current?.document) subjects.push(subjectOf(kind, current.document, above));
    subjects.push(subjectOf(kind, document, above));
  }
  return subjects;
}

/** A proposal with its changes, as they were written. */
export async function loadProposal(tx: Tx, id: bigint) {
  const proposal = await tx.proposal.findUnique({ where: { id }, include: { changes: true } });
  return (
    proposal && {
      ...proposal,
      changes: proposal.changes.map((row) => ({ ...row, document: row.document as ProposedChange["document"] })),
    }
  );
}
