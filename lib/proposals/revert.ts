import { prisma } from "@/lib/db";
import type { Actor } from "@/lib/people/rights";
import { readCurrentRecord, readVersionDocument } from "@/lib/proposals/current";
import { InvalidProposal, ProposalMoved } from "@/lib/proposals/problems";
import { saveDraft, submitProposal } from "@/lib/proposals/propose";
import type { ProposedChange } from "@/lib/proposals/schema";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;

async function handIn(actor: Person, change: ProposedChange, reason: string): Promise<bigint> {
  const { kind, key, document } = change;
  if (reason.trim() === "") throw new InvalidProposal([{ kind, key, field: "reason", message: "must be given" }]);
  const title = [...String(document.name ?? document.title ?? document.paraphrase ?? key)].slice(0, 190).join("");
  const id = await saveDraft(actor, { title, reason, changes: [change] });
  await submitProposal(actor, id);
  return id;
}

/**
 * Proposes a record as one of its versions had it; for one that left the register, to bring it back so. Answers the
 * proposal. Throws `ProposalMoved` when there is no such version, and what `submitProposal` throws.
 */
export async function proposeVersion(
  actor: Person,
  kind: RecordKind,
  key: string,
  number: number,
  reason: string,
): Promise<bigint> {
  const current = await readCurrentRecord(prisma(), kind, key);
  const document = await readVersionDocument(prisma(), kind, key, number);
  if (!current || !document || current.state === "merged") throw new ProposalMoved(null);
  const change = { kind, key, action: "publish" as const, successor: null, base_version: current.number };
  return handIn(actor, { ...change, document: { ...document } }, reason);
}

/** Proposes that a record leaves the register, as something that should not have been listed. Answers the proposal. */
export async function proposeRetraction(actor: Person, kind: RecordKind, key: string, reason: string): Promise<bigint> {
  const current = await readCurrentRecord(prisma(), kind, key);
  if (!current?.document) throw new ProposalMoved(null);
  // What it says goes along: by it rights are asked, and a reviewer sees what would leave.
  const document: Document = current.document;
  const change = { kind, key, action: "retract" as const, successor: null, base_version: current.number };
  return handIn(actor, { ...change, document: { ...document } }, reason);
}
