import { actorName } from "@/lib/audit/write";
import { prisma, type Tx } from "@/lib/db";
import { type Actor, canDecide, canPublishDirectly } from "@/lib/people/rights";
import { eachChanges, readCurrentRecords, subjectsOfProposal } from "@/lib/proposals/current";
import { findGroundless } from "@/lib/proposals/faults";
import { InvalidProposal, ProposalConflict, ProposalMoved } from "@/lib/proposals/problems";
import { overProposal, requireFaultless, takeBackProposal } from "@/lib/proposals/propose";
import { toChange } from "@/lib/proposals/resolve";
import type { Verdict } from "@/lib/proposals/schema";
import { requireUnlike } from "@/lib/proposals/unlike";
import { change, type Permission } from "@/lib/records/change";
import { type Change, publishBatches } from "@/lib/records/publish";
import type { RecordKind } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;
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
    select: { state: true, title: true, reason: true, origin: true, author_id: true },
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
  own: { from: "submitted" | "draft" } | null = null,
) {
  const { count } = await tx.proposal.updateMany({
    where: { id, state: own?.from ?? "submitted" },
    data: { state, decided_at: new Date(), decided_by_id: actor.id, decision_reason: reason, direct: own !== null },
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

/**
 * Closes a proposal that somebody has changed and handed in anew: its author takes it back by that, and who may decide on it
 * rejects it, with a reason that names the new one. Anybody else leaves it to be decided on, and so does who is late.
 */
export async function replaceProposal(actor: Person, id: bigint, anew: bigint, reason: string): Promise<void> {
  const old = await prisma().proposal.findUnique({ where: { id }, select: { state: true, author_id: true } });
  if (old?.state !== "submitted" || id === anew) return;
  const subjects = await subjectsOfProposal(prisma(), id);
  const mayDecide = subjects.length > 0 && subjects.every((subject) => canDecide(actor, subject, old.author_id));
  try {
    if (old.author_id === actor.id) await takeBackProposal(actor, id);
    else if (mayDecide) await rejectProposal(actor, id, reason);
  } catch (error) {
    if (!(error instanceof ProposalMoved)) throw error;
  }
}

/**
 * Publishes an own draft, or what one has handed in (a merge, a split, an undoing are handed in as they are made), by a
 * membership that is trusted to; marked as such wherever it is shown.
 */
export async function publishDirectly(actor: Person, id: bigint): Promise<number | null> {
  return change(
    actor,
    { capability: "propose", over: overProposal(id), holds: canPublishDirectly },
    async (tx, audit) => {
      const proposal = await requireProposal(tx, id);
      if (proposal.author_id !== actor.id) throw new ProposalMoved(null);
      const from = proposal.state === "submitted" ? "submitted" : "draft";
      await claim(tx, actor, id, "published", null, { from });
      // What was handed in has been looked through then.
      if (from === "draft") await requireFaultless(tx, id, proposal.reason);
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
