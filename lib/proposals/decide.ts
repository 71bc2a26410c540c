import { actorName } from "@/lib/audit/write";
import type { Tx } from "@/lib/db";
import { type Actor, canDecide, canPublishDirectly } from "@/lib/people/rights";
import {
  type CurrentRecord,
  eachChanges,
  readCurrentRecord,
  readCurrentRecords,
  readVersionDocument,
  subjectsOfProposal,
} from "@/lib/proposals/current";
import { findGroundless } from "@/lib/proposals/faults";
import { leaveOut } from "@/lib/proposals/left-out";
import { checkRecord, InvalidProposal, ProposalConflict, ProposalMoved } from "@/lib/proposals/problems";
import { overProposal, requireFaultless } from "@/lib/proposals/propose";
import type { ProposedChange, Verdict } from "@/lib/proposals/schema";
import { requireUnlike } from "@/lib/proposals/unlike";
import { change, type Permission } from "@/lib/records/change";
import type { Document } from "@/lib/records/difference";
import { mergeDocuments } from "@/lib/records/merge";
import { type Change, publishBatches } from "@/lib/records/publish";
import { withoutRepeats } from "@/lib/records/repeated";
import type { RecordKind } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;
type LoadedChange = ProposedChange & { left_out: string[] };

/**
 * What would be published of one change now: the proposal's document on top of the record as it stands, without the
 * fields left out, and with the reviewer's choice where both sides had changed one.
 */
export async function resolveChange(
  tx: Tx,
  wanted: ProposedChange,
  verdict: Verdict | undefined,
  read?: ReadonlyMap<string, CurrentRecord>,
): Promise<{ document: Document; version: number; conflicts: string[] }> {
  const { kind, key, base_version, document } = wanted;
  const current = read ? (read.get(`${kind} ${key}`) ?? null) : await readCurrentRecord(tx, kind, key);
  const base =
    current?.number === base_version ? current.document : await readVersionDocument(tx, kind, key, base_version);
  const theirs = current?.document ?? {};
  const yours = leaveOut(base, document, verdict?.left_out ?? []);
  // Nobody else was there meanwhile: there is nothing to merge.
  if ((current?.number ?? 0) === base_version) return { document: yours, version: base_version, conflicts: [] };
  // It left the register meanwhile: bringing it back is a decision of its own.
  if (current && current.document === null) return { document: yours, version: current.number, conflicts: ["record"] };
  const merged = mergeDocuments(base ?? {}, current?.document ? theirs : (base ?? {}), yours);
  const chosen = verdict?.chosen ?? {};
  const resolved: Record<string, unknown> = { ...merged.document };
  for (const { field, yours: mine } of merged.conflicts) if (chosen[field] === "yours") resolved[field] = mine;
  // Both sides may have cited one source for one field, in other words.
  if (Array.isArray(resolved.citations)) resolved.citations = withoutRepeats("citations", resolved.citations);
  const open = merged.conflicts.filter(({ field }) => chosen[field] === undefined).map(({ field }) => field);
  return { document: resolved, version: current?.number ?? 0, conflicts: open };
}

async function toChange(
  tx: Tx,
  proposalId: bigint,
  wanted: LoadedChange,
  verdict: Verdict | undefined,
  read: ReadonlyMap<string, CurrentRecord>,
): Promise<{ change: Change; conflicts: string[] }> {
  const { kind, key, action, successor } = wanted;
  if (action !== "publish") {
    const version = read.get(`${kind} ${key}`)?.number ?? 0;
    // What leaves the register must be what the author saw: there is nothing to merge it with.
    const conflicts = version === wanted.base_version ? [] : ["record"];
    return { change: { kind, key, baseVersion: version, document: {}, proposalId, action, successor }, conflicts };
  }
  const { document, version, conflicts } = await resolveChange(tx, wanted, verdict, read);
  const { document: whole, problems } = checkRecord(kind, key, document);
  if (whole === null) throw new InvalidProposal(problems);
  return {
    change: { kind, key, baseVersion: version, document: whole, proposalId },
    conflicts,
  };
}

/** The right to decide on a proposal; on one's own only where that was granted in so many words. */
function decisionOn(id: bigint): Permission {
  let author: string | null = null;
  return {
    capability: "decide",
    over: async (tx) => {
      author = (await tx.proposal.findUnique({ where: { id }, select: { author_id: true } }))?.author_id ?? null;
      return subjectsOfProposal(tx, id);
    },
    holds: (actor, subject) => canDecide(actor, subject, author),
  };
}

async function requireProposal(tx: Tx, id: bigint) {
  const proposal = await tx.proposal.findUnique({
    where: { id },
    select: { title: true, reason: true, origin: true, author_id: true },
  });
  if (!proposal) throw new ProposalMoved(null);
  return proposal;
}

/** What is published has a reason: its author's, or that of who publishes it. */
const withoutReason = (id: bigint) =>
  new InvalidProposal([{ kind: "facility", key: String(id), field: "reason", message: "must be given" }]);

/** Claims a submitted proposal for one decision; of several deciders one gets it, the others see that it moved. */
async function claim(
  tx: Tx,
  actor: Person,
  id: bigint,
  state: "published" | "rejected",
  reason: string | null,
  from: "submitted" | "draft" = "submitted",
) {
  const { count } = await tx.proposal.updateMany({
    where: { id, state: from },
    data: { state, decided_at: new Date(), decided_by_id: actor.id, decision_reason: reason, direct: from === "draft" },
  });
  if (count === 0)
    throw new ProposalMoved((await tx.proposal.findUnique({ where: { id }, select: { state: true } }))?.state ?? null);
}

type Decision = { verdicts: readonly Verdict[]; reason: string | null };

async function publishProposal(
  tx: Tx,
  actor: Person,
  id: bigint,
  { title, origin }: { title: string; origin: string },
  { verdicts }: Decision,
): Promise<number | null> {
  const verdictOf = new Map(verdicts.map((verdict) => [`${verdict.kind} ${verdict.key}`, verdict]));
  const conflicts: { kind: RecordKind; key: string; fields: string[] }[] = [];
  async function* resolve(): AsyncGenerator<Change[]> {
    for await (const changes of eachChanges(tx, id)) {
      const current = await readCurrentRecords(tx, changes);
      const resolved = [];
      for (const wanted of changes) {
        const { kind, key } = wanted;
        const one = await toChange(tx, id, wanted, verdictOf.get(`${kind} ${key}`), current);
        if (one.conflicts.length) conflicts.push({ kind, key, fields: one.conflicts });
        resolved.push(one.change);
      }
      const published = resolved.filter(({ action = "publish" }) => action === "publish");
      const groundless = conflicts.length ? [] : await findGroundless(tx, published, current, origin);
      if (groundless.length) throw new InvalidProposal(groundless);
      // Once a person has to choose, the rest is only looked through for more to choose.
      if (conflicts.length === 0) yield resolved;
    }
  }
  const revision = await publishBatches(tx, { actor: actorName(actor), note: title }, resolve());
  if (conflicts.length) throw new ProposalConflict(conflicts);
  for (const { kind, key, left_out } of verdicts)
    await tx.proposalChange.updateMany({ where: { proposal_id: id, kind, key }, data: { left_out } });
  return revision;
}

/**
 * Publishes a submitted proposal, all of it or without the fields that the verdicts leave out; answers the revision,
 * null when the register already said all of it. Exactly one decision is ever taken on a proposal. Throws
 * `Forbidden`, `ProposalMoved`, `ProposalConflict` (a person has to choose), `InvalidProposal`; nothing is published then.
 */
export async function acceptProposal(actor: Person, id: bigint, decision: Decision): Promise<number | null> {
  return change(actor, decisionOn(id), async (tx, audit) => {
    const proposal = await requireProposal(tx, id);
    await claim(tx, actor, id, "published", decision.reason);
    if (!proposal.reason && !decision.reason) throw withoutReason(id);
    const revision = await publishProposal(tx, actor, id, proposal, decision);
    await audit({
      action: "accept",
      subject: `proposal ${id}`,
      ...(revision === null ? {} : { revision }),
      detail: { own: proposal.author_id === actor.id },
    });
    return revision;
  });
}

/** Rejects a submitted proposal, with the reason that its author reads. */
export async function rejectProposal(actor: Person, id: bigint, reason: string): Promise<void> {
  await change(actor, decisionOn(id), async (tx, audit) => {
    await claim(tx, actor, id, "rejected", reason);
    await audit({ action: "reject", subject: `proposal ${id}`, detail: { reason } });
  });
}

/** Publishes an own draft by a membership that is trusted to; marked as such wherever it is shown. */
export async function publishDirectly(actor: Person, id: bigint): Promise<number | null> {
  return change(
    actor,
    { capability: "propose", over: overProposal(id), holds: canPublishDirectly },
    async (tx, audit) => {
      const proposal = await requireProposal(tx, id);
      if (proposal.author_id !== actor.id) throw new ProposalMoved(null);
      await claim(tx, actor, id, "published", null, "draft");
      await requireFaultless(tx, id, proposal.reason);
      await requireUnlike(tx, id);
      const revision = await publishProposal(tx, actor, id, proposal, { verdicts: [], reason: null });
      await audit({
        action: "publish_directly",
        subject: `proposal ${id}`,
        ...(revision === null ? {} : { revision }),
        detail: {},
      });
      return revision;
    },
  );
}
