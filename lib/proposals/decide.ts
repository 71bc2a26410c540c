import { actorName } from "@/lib/audit/write";
import type { Tx } from "@/lib/db";
import { type Actor, canDecide, canPublishDirectly } from "@/lib/people/rights";
import { loadProposal, readCurrentRecord, readVersionDocument, subjectsOfChanges } from "@/lib/proposals/current";
import { InvalidProposal, ProposalConflict, ProposalMoved, toProblems } from "@/lib/proposals/problems";
import { overProposal } from "@/lib/proposals/propose";
import type { ProposedChange, Verdict } from "@/lib/proposals/schema";
import { change, type Permission } from "@/lib/records/change";
import type { Document } from "@/lib/records/difference";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { mergeDocuments } from "@/lib/records/merge";
import { type Change, publish } from "@/lib/records/publish";

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
): Promise<{ document: Document; version: number; conflicts: string[] }> {
  const { kind, key, base_version, document } = wanted;
  const [base, current] = [
    await readVersionDocument(tx, kind, key, base_version),
    await readCurrentRecord(tx, kind, key),
  ];
  const theirs = current?.document ?? {};
  const leftOut = new Set(verdict?.left_out ?? []);
  const yours = Object.fromEntries(
    Object.entries(document).map(([field, value]) => [field, leftOut.has(field) ? (base?.[field] ?? null) : value]),
  );
  const merged = mergeDocuments(base ?? {}, current?.document ? theirs : (base ?? {}), yours);
  const chosen = verdict?.chosen ?? {};
  const resolved = { ...merged.document };
  for (const { field, yours: mine } of merged.conflicts) if (chosen[field] === "yours") resolved[field] = mine;
  const open = merged.conflicts.filter(({ field }) => chosen[field] === undefined).map(({ field }) => field);
  return { document: resolved, version: current?.number ?? 0, conflicts: open };
}

async function toChange(
  tx: Tx,
  proposalId: bigint,
  wanted: LoadedChange,
  verdict: Verdict | undefined,
): Promise<{ change: Change; conflicts: string[] }> {
  const { kind, key, action, successor } = wanted;
  const { document, version, conflicts } = await resolveChange(tx, wanted, verdict);
  if (action !== "publish")
    return { change: { kind, key, baseVersion: version, document: {}, proposalId, action, successor }, conflicts: [] };
  const parsed = RECORD_SCHEMAS[kind].schema.safeParse(document);
  if (!parsed.success) throw new InvalidProposal(toProblems(kind, key, parsed.error));
  return {
    change: { kind, key, baseVersion: version, document: parsed.data as Record<string, unknown>, proposalId },
    conflicts,
  };
}

/** The right to decide on a proposal; on one's own only where that was granted in so many words. */
function decisionOn(id: bigint): Permission {
  let author: string | null = null;
  return {
    capability: "decide",
    over: async (tx) => {
      const proposal = await loadProposal(tx, id);
      author = proposal?.author_id ?? null;
      return subjectsOfChanges(tx, proposal?.changes ?? []);
    },
    holds: (actor, subject) => canDecide(actor, subject, author),
  };
}

async function requireProposal(tx: Tx, id: bigint) {
  const proposal = await loadProposal(tx, id);
  if (!proposal) throw new ProposalMoved(null);
  return proposal;
}

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
  title: string,
  changes: readonly LoadedChange[],
  { verdicts }: Decision,
): Promise<number | null> {
  const verdictOf = ({ kind, key }: LoadedChange) => verdicts.find((one) => one.kind === kind && one.key === key);
  const resolved = [];
  for (const wanted of changes) resolved.push(await toChange(tx, id, wanted, verdictOf(wanted)));
  const conflicts = resolved.flatMap(({ change: { kind, key }, conflicts: fields }) =>
    fields.length ? [{ kind, key, fields }] : [],
  );
  if (conflicts.length) throw new ProposalConflict(conflicts);
  for (const { kind, key, left_out } of verdicts)
    await tx.proposalChange.updateMany({ where: { proposal_id: id, kind, key }, data: { left_out } });
  return publish(tx, { actor: actorName(actor), note: title, changes: resolved.map(({ change: one }) => one) });
}

/**
 * Publishes a submitted proposal, all of it or without the fields that the verdicts leave out; answers the revision,
 * null when the register already said all of it. Exactly one decision is ever taken on a proposal. Throws
 * `Forbidden`, `ProposalMoved`, `ProposalConflict` (a person has to choose), `InvalidProposal`; nothing is published then.
 */
export async function acceptProposal(actor: Person, id: bigint, decision: Decision): Promise<number | null> {
  return change(actor, decisionOn(id), async (tx, audit) => {
    const { title, author_id, changes } = await requireProposal(tx, id);
    await claim(tx, actor, id, "published", decision.reason);
    const revision = await publishProposal(tx, actor, id, title, changes, decision);
    await audit({
      action: "accept",
      subject: `proposal ${id}`,
      ...(revision === null ? {} : { revision }),
      detail: { own: author_id === actor.id },
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
      const { title, author_id, changes } = await requireProposal(tx, id);
      if (author_id !== actor.id) throw new ProposalMoved(null);
      await claim(tx, actor, id, "published", null, "draft");
      const revision = await publishProposal(tx, actor, id, title, changes, { verdicts: [], reason: null });
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
