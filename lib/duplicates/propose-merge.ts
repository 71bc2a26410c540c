import type { Tx } from "@/lib/db";
import { composeMerge, type MergeChoices, planMerge, renameIn } from "@/lib/duplicates/merge";
import type { Pair } from "@/lib/duplicates/pair";
import { overPair } from "@/lib/duplicates/pairs";
import { rememberPair } from "@/lib/duplicates/remember";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Actor } from "@/lib/people/rights";
import { readCurrentRecords } from "@/lib/proposals/current";
import { checkRecord, InvalidProposal, ProposalMoved } from "@/lib/proposals/problems";
import { change } from "@/lib/records/change";
import { type RecordKind, Text } from "@/lib/records/schema";
import type { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;
type Draft = {
  kind: RecordKind;
  key: string;
  base_version: number;
  document: Record<string, unknown>;
  action: "publish" | "merge";
  successor: string | null;
};

/** The published records that name a facility. */
async function readNaming(tx: Tx, ref: string): Promise<{ kind: RecordKind; key: string }[]> {
  return tx.$queryRaw<{ kind: RecordKind; key: string }[]>`
    SELECT kind::text, key FROM (
      SELECT 'agreement'::"RecordKind" AS kind, agreement_ref AS key FROM agreement_facility WHERE facility_ref = ${ref}
      UNION SELECT 'project', project_ref FROM project_facility WHERE facility_ref = ${ref}
      UNION SELECT 'facility', ref FROM facility WHERE parent_ref = ${ref}
      UNION SELECT 'facility', facility_ref FROM facility_link WHERE to_ref = ${ref}) AS named
    JOIN record_version v USING (kind, key) WHERE v.known_to = 2147483647 AND v.state = 'published'`;
}

/** The records that name one which goes, naming the one that stays. */
async function renameAll(tx: Tx, from: string, to: string): Promise<Draft[]> {
  const naming = (await readNaming(tx, from)).filter(
    ({ kind, key }) => kind !== "facility" || (key !== from && key !== to),
  );
  const current = await readCurrentRecords(tx, naming);
  return naming.flatMap(({ kind, key }): Draft[] => {
    const record = current.get(`${kind} ${key}`);
    if (!record?.document) return [];
    const document = renameIn({ ...record.document }, from, to);
    return [{ kind, key, base_version: record.number, document, action: "publish", successor: null }];
  });
}

/** The entries that could move from one of a pair to the other, as `list.at`. */
export function movesLeft({ one, other }: Pair, survivor: string): string[] {
  const [stays, goes] = one.ref === survivor ? [one, other] : [other, one];
  return planMerge(stays.document, goes.document).entries.map(({ list, at }) => `${list}.${at}`);
}

export type AskedMerge = {
  survivor: string;
  other: string;
  choices: MergeChoices;
  reason: string;
  /** The versions that were looked at: if either has moved on, what was chosen may mean something else. */
  versions: { survivor: number; other: number };
};

/**
 * Proposes that two records become one: the survivor with what was chosen, the other gone into it (its address answers 308 for
 * ever), and every record that names the other naming the survivor. One proposal, decided on as a whole; see `undoProposal`.
 * Answers its id. Throws `ProposalMoved` when either has changed since it was looked at, `InvalidProposal`, `Forbidden`.
 */
export async function proposeMerge(actor: Person, asked: AskedMerge): Promise<bigint> {
  const { survivor: stays, other: goes, choices, versions } = asked;
  const reason = Text.parse(asked.reason);
  return change(actor, { capability: "merge", over: overPair(stays, goes) }, async (tx, audit) => {
    const pair = [stays, goes].map((key) => ({ kind: "facility" as const, key }));
    const current = await readCurrentRecords(tx, pair);
    const [survivor, other] = [current.get(`facility ${stays}`), current.get(`facility ${goes}`)];
    if (!survivor?.document || !other?.document || stays === goes) throw new ProposalMoved(null);
    if (survivor.number !== versions.survivor || other.number !== versions.other) throw new ProposalMoved("changed");
    const merged = composeMerge(
      survivor.document as unknown as FacilityDocument,
      other.document as unknown as FacilityDocument,
      choices,
    );
    // What lay in the one that goes, or it in the other, would lie in itself.
    if (merged.parent_ref === goes || merged.parent_ref === stays) merged.parent_ref = null;
    const { document, problems } = checkRecord("facility", stays, renameIn({ ...merged }, goes, stays));
    if (document === null) throw new InvalidProposal(problems);
    const changes: Draft[] = [
      { kind: "facility", key: stays, base_version: survivor.number, document, action: "publish", successor: null },
      { kind: "facility", key: goes, base_version: other.number, document: {}, action: "merge", successor: stays },
      ...(await renameAll(tx, goes, stays)),
    ];
    const made = await tx.proposal.create({
      data: {
        state: "submitted",
        title: `${other.document.name} → ${survivor.document.name}`.slice(0, 200),
        reason,
        origin: "merge",
        author_id: actor.id,
        submitted_at: new Date(),
        changes: { create: changes.map((one) => ({ ...one, document: one.document as Prisma.InputJsonObject })) },
      },
    });
    await rememberPair(tx, actor, { one: stays, other: goes, decision: "same", reason });
    await audit({ action: "propose_merge", subject: `proposal ${made.id}`, detail: { survivor: stays, other: goes } });
    return made.id;
  });
}
