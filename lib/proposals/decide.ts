import { actorName } from "@/lib/audit/write";
import { prisma, type Tx } from "@/lib/db";
import { type Actor, canDecide, canPublishDirectly } from "@/lib/people/rights";
import { subjectsOfProposal } from "@/lib/proposals/current";
import { InvalidProposal, ProposalConflict, ProposalMoved } from "@/lib/proposals/problems";
import { overProposal, takeBackProposal } from "@/lib/proposals/propose";
import { type Looking, resolveProposal, type Wanted } from "@/lib/proposals/resolve-proposal";
import type { Verdict } from "@/lib/proposals/schema";
import { change, type Permission } from "@/lib/records/change";
import { publishBatches } from "@/lib/records/publish";

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
  const wanted = await tx.proposal.findUnique({ where: { id }, select: { author: { select: { office: true } } } });
  const office = wanted?.author?.office ?? actor.office;
  const decided = { state, decided_at: new Date(), decided_by_id: actor.id, decision_reason: reason };
  const { count } = await tx.proposal.updateMany({
    where: { id, state: own?.from ?? "submitted" },
    data: { ...decided, direct: own !== null, office },
  });
  if (count === 0)
    throw new ProposalMoved((await tx.proposal.findUnique({ where: { id }, select: { state: true } }))?.state ?? null);
}

type Decision = { verdicts: readonly Verdict[]; reason: string | null };
async function publishProposal(
  tx: Tx,
  actor: Person,
  wanted: Wanted,
  decision: Decision,
  own: "submitted" | "draft" | null = null,
): Promise<number | null> {
  const { id, title } = wanted;
  const looking: Looking = { problems: [], conflicts: [] };
  const batches = resolveProposal(tx, wanted, decision.verdicts, own, looking);
  const revision = await publishBatches(tx, { actor: actorName(actor), note: title }, batches);
  if (looking.problems.length) throw new InvalidProposal(looking.problems);
  if (looking.conflicts.length) throw new ProposalConflict(looking.conflicts);
  for (const { kind, key, left_out } of decision.verdicts)
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
    const revision = await publishProposal(tx, actor, { id, ...proposal }, decision);
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
      const revision = await publishProposal(tx, actor, { id, ...proposal }, { verdicts: [], reason: null }, from);
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
