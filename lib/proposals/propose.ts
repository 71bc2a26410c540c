import type { Tx } from "@/lib/db";
import { prisma } from "@/lib/db";
import { type Actor, can } from "@/lib/people/rights";
import { loadProposal, readVersionDocument, subjectsOfChanges } from "@/lib/proposals/current";
import { InvalidProposal, ProposalMoved, type ProposalProblem, toProblems } from "@/lib/proposals/problems";
import { ProposalInput, type ProposedChange } from "@/lib/proposals/schema";
import { change, Forbidden } from "@/lib/records/change";
import { differenceOf } from "@/lib/records/difference";
import { findUnsourced } from "@/lib/records/evidence";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { Text } from "@/lib/records/schema";
import type { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;

const asJson = (document: ProposedChange["document"]) => document as Prisma.InputJsonObject;

const changeRow = ({ document, ...row }: ProposedChange) => ({ ...row, document: asJson(document) });

/** A right over everything that a proposal touches, as it stands and as it would be; nothing, when there is none. */
export const overProposal = (id: bigint) => async (tx: Tx) =>
  subjectsOfChanges(tx, (await loadProposal(tx, id))?.changes ?? []);

/**
 * Keeps a draft: what its author has typed so far, whole or not. Not audited, for nothing is said yet. Answers the
 * id. Throws `Forbidden` outside the author's scope, `ProposalMoved` when it is no longer their draft.
 */
export async function saveDraft(actor: Person, input: ProposalInput, id: bigint | null = null): Promise<bigint> {
  const { title, reason, changes } = ProposalInput.parse(input);
  return prisma().$transaction(async (tx) => {
    const subjects = await subjectsOfChanges(tx, changes);
    if (!subjects.every((subject) => can(actor, "propose", subject))) throw new Forbidden("propose");
    const rows = { create: changes.map(changeRow) };
    if (id === null) {
      const draft = await tx.proposal.create({
        data: { state: "draft", title, reason, origin: "staff", author_id: actor.id, changes: rows },
      });
      return draft.id;
    }
    const { count } = await tx.proposal.updateMany({
      where: { id, author_id: actor.id, state: "draft" },
      data: { title, reason, updated_at: new Date() },
    });
    if (count === 0) throw new ProposalMoved(await readState(tx, id));
    await tx.proposalChange.deleteMany({ where: { proposal_id: id } });
    await tx.proposal.update({ where: { id }, data: { changes: rows } });
    return id;
  });
}

async function readState(tx: Tx, id: bigint): Promise<string | null> {
  return (await tx.proposal.findUnique({ where: { id }, select: { state: true } }))?.state ?? null;
}

/** What keeps a change from being reviewed: a broken rule of its record, a value without a source, or no change at all. */
export async function findProblems(
  tx: Tx,
  { kind, key, base_version, document, action }: ProposedChange,
): Promise<ProposalProblem[]> {
  if (action !== "publish") return [];
  const { schema, key: keyField } = RECORD_SCHEMAS[kind];
  const parsed = schema.safeParse(document);
  if (!parsed.success) return toProblems(kind, key, parsed.error);
  if (document[keyField] !== key) return [{ kind, key, field: keyField, message: "must stay what it is" }];
  const base = await readVersionDocument(tx, kind, key, base_version);
  if (base !== null && differenceOf(base, document).length === 0)
    return [{ kind, key, field: "record", message: "is not changed" }];
  return findUnsourced(kind, base, document).map(({ field, entry }) => ({
    kind,
    key,
    field: entry === undefined ? field : `${field}.${entry}`,
    message: "has no source",
  }));
}

/** Hands a draft to the reviewers. Throws `InvalidProposal` with everything its author has to mend. */
export async function submitProposal(actor: Person, id: bigint): Promise<void> {
  await change(actor, { capability: "propose", over: overProposal(id) }, async (tx, audit) => {
    const draft = await loadProposal(tx, id);
    if (draft?.author_id !== actor.id) throw new ProposalMoved(null);
    const problems: ProposalProblem[] = [];
    for (const one of draft.changes) problems.push(...(await findProblems(tx, one)));
    const [first] = draft.changes;
    if (!draft.reason && first)
      problems.push({ kind: first.kind, key: first.key, field: "reason", message: "must not be blank" });
    if (problems.length) throw new InvalidProposal(problems);
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
