import type { Tx } from "@/lib/db";
import { prisma } from "@/lib/db";
import { type Actor, can } from "@/lib/people/rights";
import { eachChanges, loadProposal, subjectsOfChanges, subjectsOfProposal } from "@/lib/proposals/current";
import { findFaults } from "@/lib/proposals/faults";
import { InvalidProposal, ProposalMoved, type ProposalProblem } from "@/lib/proposals/problems";
import { ProposalInput, type ProposedChange } from "@/lib/proposals/schema";
import { change, Forbidden } from "@/lib/records/change";
import { idOf } from "@/lib/records/references";
import { Text } from "@/lib/records/schema";
import type { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;

const asJson = (document: ProposedChange["document"]) => document as Prisma.InputJsonObject;

const changeRow = ({ document, ...row }: ProposedChange) => ({ ...row, document: asJson(document) });

/** A right over everything that a proposal touches, as it stands and as it would be; nothing, when there is none. */
export const overProposal = (id: bigint) => (tx: Tx) => subjectsOfProposal(tx, id);

/**
 * Keeps a draft: what its author has typed so far, whole or not. Not audited, for nothing is said yet. Answers the
 * id. Throws `Forbidden` outside the author's scope, `ProposalMoved` when it is no longer their draft.
 *
 * `form`: the token of the form that says it. Sent again because its answer was lost, or while it is being kept by itself,
 * it goes on with the draft that it began.
 */
export async function saveDraft(
  actor: Person,
  input: ProposalInput,
  known: bigint | null = null,
  form: string | null = null,
): Promise<bigint> {
  const { title, reason, correction, changes } = ProposalInput.parse(input);
  return prisma().$transaction(async (tx) => {
    const subjects = await subjectsOfChanges(tx, changes);
    if (!subjects.every((subject) => can(actor, "propose", subject))) throw new Forbidden("propose");
    const rows = { create: changes.map(changeRow) };
    const id = known ?? (form === null ? null : await findBegun(tx, actor, form));
    if (id === null) {
      const said = { title, reason, correction, form_token: form, changes: rows };
      const draft = await tx.proposal.create({
        data: { state: "draft", origin: "staff", author_id: actor.id, ...said },
      });
      return draft.id;
    }
    const { count } = await tx.proposal.updateMany({
      where: { id, author_id: actor.id, state: "draft" },
      data: { title, reason, correction, updated_at: new Date() },
    });
    if (count === 0) throw new ProposalMoved(await readState(tx, id));
    await tx.proposalChange.deleteMany({ where: { proposal_id: id } });
    await tx.proposal.update({ where: { id }, data: { changes: rows } });
    return id;
  });
}

/** The draft that a form began before; the same form sent twice at once waits here for itself. */
async function findBegun(tx: Tx, actor: Person, form: string): Promise<bigint | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${form}, 0))`;
  const begun = { form_token: form, author_id: actor.id, state: "draft" } as const;
  return (await tx.proposal.findFirst({ where: begun, select: { id: true } }))?.id ?? null;
}

async function readState(tx: Tx, id: bigint): Promise<string | null> {
  return (await tx.proposal.findUnique({ where: { id }, select: { state: true } }))?.state ?? null;
}

/** Refuses a draft that its author has to mend: faults of its records, or no reason. Throws `InvalidProposal`. */
async function requireFaultless(tx: Tx, id: bigint, reason: string | null): Promise<void> {
  const touched = await tx.proposalChange.findMany({
    where: { proposal_id: id, action: "publish" },
    select: { kind: true, key: true },
  });
  const known = new Set(touched.map(({ kind, key }) => idOf(kind, key)));
  const problems: ProposalProblem[] = [];
  for await (const changes of eachChanges(tx, id)) {
    problems.push(...(await findFaults(tx, changes, known)));
    const [first] = changes;
    if (!reason && first && !problems.some(({ field }) => field === "reason"))
      problems.push({ kind: first.kind, key: first.key, field: "reason", message: "must be given" });
  }
  if (problems.length) throw new InvalidProposal(problems);
}

/** Hands a draft to the reviewers. Throws `InvalidProposal` with everything its author has to mend. */
export async function submitProposal(actor: Person, id: bigint): Promise<void> {
  await change(actor, { capability: "propose", over: overProposal(id) }, async (tx, audit) => {
    const draft = await loadProposal(tx, id);
    if (draft?.author_id !== actor.id) throw new ProposalMoved(null);
    await requireFaultless(tx, id, draft.reason);
    const { count } = await tx.proposal.updateMany({
      where: { id, state: "draft" },
      data: { state: "submitted", submitted_at: new Date() },
    });
    if (count === 0) throw new ProposalMoved(draft.state);
    await audit({
      action: "submit",
      subject: `proposal ${id}`,
      detail: { records: draft.changes.map(({ kind, key }) => [kind, key]) },
    });
  });
}

/** Takes a proposal back, whether a draft or already handed in; what was published stays. */
export async function takeBackProposal(actor: Person, id: bigint): Promise<void> {
  await change(actor, { capability: "propose", over: overProposal(id) }, async (tx, audit) => {
    const { count } = await tx.proposal.updateMany({
      where: { id, author_id: actor.id, state: { in: ["draft", "submitted"] } },
      data: { state: "taken_back", updated_at: new Date() },
    });
    if (count === 0) throw new ProposalMoved(await readState(tx, id));
    await audit({ action: "take_back", subject: `proposal ${id}`, detail: {} });
  });
}

/** Adds a comment, read by everybody who may propose for the records concerned. */
export async function commentOnProposal(actor: Person, id: bigint, body: string): Promise<void> {
  await change(actor, { capability: "propose", over: overProposal(id) }, async (tx, audit) => {
    await tx.proposalComment.create({
      data: { proposal_id: id, origin: "staff", author_id: actor.id, body: Text.parse(body) },
    });
    await audit({ action: "comment", subject: `proposal ${id}`, detail: {} });
  });
}
