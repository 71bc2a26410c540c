import { prisma, type Tx, transact } from "@/lib/db";
import { ImportMoved } from "@/lib/imports/receive";
import { type Fault, ImportRefused, type ImportWait } from "@/lib/imports/schema";
import { type Actor, can, canDecide, canPublishDirectly, type Subject } from "@/lib/people/rights";
import { subjectsOfProposal, subjectsOfTouched } from "@/lib/proposals/current";
import { acceptProposal, publishDirectly } from "@/lib/proposals/decide";
import { InvalidProposal, ProposalConflict, ProposalMoved } from "@/lib/proposals/problems";
import { change, Forbidden } from "@/lib/records/change";
import { Text } from "@/lib/records/schema";
import { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;

/** The import still waits for something: rows that are refused, or pairs that nobody has decided about. */
export class ImportUnready extends Error {
  constructor(readonly waits: ImportWait) {
    super(`The import cannot be handed in: ${waits}`);
  }
}

/** Everything that the rows of an import touch, as it stands and as it would be. */
const subjectsOfRows = (id: bigint) => (tx: Tx) =>
  subjectsOfTouched(
    tx,
    Prisma.sql`SELECT kind, key, document FROM import_row WHERE import_id = ${id} AND document IS NOT NULL`,
  );

/** Says what still keeps an import from being handed in; null when nothing does. */
export async function findWait(tx: Pick<Tx, "$queryRaw">, id: bigint): Promise<ImportWait | null> {
  const [row] = await tx.$queryRaw<{ refused: bigint; twins: bigint; changes: bigint }[]>`
    SELECT count(*) FILTER (WHERE outcome = 'refused') AS refused,
      count(*) FILTER (WHERE outcome = 'new' AND twins <> '[]') AS twins,
      count(*) FILTER (WHERE document IS NOT NULL) AS changes FROM import_row WHERE import_id = ${id}`;
  if (!row || row.changes === 0n) return row?.refused ? "refused" : "nothing";
  if (row.refused > 0n) return "refused";
  return row.twins > 0n ? "twins" : null;
}

/** Makes one proposal of all that an import would change; the rows move there as they are, without passing through here. */
async function propose(
  tx: Tx,
  actor: Person,
  id: bigint,
  reason: string,
  state: "draft" | "submitted",
): Promise<bigint> {
  const wait = await findWait(tx, id);
  if (wait) throw new ImportUnready(wait);
  const own = await tx.import.findUniqueOrThrow({ where: { id }, select: { file_name: true } });
  const proposal = await tx.proposal.create({
    data: {
      state,
      title: own.file_name,
      reason: Text.parse(reason),
      origin: "import",
      author_id: actor.id,
      submitted_at: state === "submitted" ? new Date() : null,
    },
  });
  await tx.$executeRaw`INSERT INTO proposal_change (proposal_id, kind, key, base_version, document, left_out)
    SELECT ${proposal.id}, kind, key, base_version, document, '{}' FROM import_row
    WHERE import_id = ${id} AND document IS NOT NULL`;
  const { count } = await tx.import.updateMany({
    where: { id, author_id: actor.id, state: "compared" },
    data: {
      proposal_id: proposal.id,
      faults: [],
      ...(state === "submitted"
        ? { state }
        : { state: "publishing", job_by: actor.id, attempts: 0, leased_until: null }),
    },
  });
  if (count === 0) throw new ImportMoved();
  return proposal.id;
}

/** Throws what keeps one's own import from being handed in. */
async function requireReady(actor: Person, id: bigint): Promise<void> {
  const own = await prisma().import.count({ where: { id, author_id: actor.id, state: "compared" } });
  if (own === 0) throw new ImportMoved();
  const wait = await findWait(prisma(), id);
  if (wait) throw new ImportUnready(wait);
}

/** Hands a compared import to the reviewers, whole. */
export async function submitImport(actor: Person, id: bigint, reason: string): Promise<void> {
  await requireReady(actor, id);
  await change(actor, { capability: "import", over: subjectsOfRows(id) }, async (tx, audit) => {
    const proposal = await propose(tx, actor, id, reason, "submitted");
    await audit({ action: "submit", subject: `proposal ${proposal}`, detail: { import: String(id) } });
  });
}

/** Asks for an import to be published: by its sender's own right from the preview, or by who may decide on it. */
export async function requestPublishing(actor: Person, id: bigint, reason: string): Promise<void> {
  const found = await prisma().import.findUnique({ where: { id }, select: { state: true, proposal_id: true } });
  if (!found) throw new ImportMoved();
  const { proposal_id } = found;
  if (found.state !== "submitted" || proposal_id === null) {
    await requireReady(actor, id);
    const holds = (who: Actor, subject: Subject) => can(who, "import", subject) && canPublishDirectly(who, subject);
    await change(actor, { capability: "import", over: subjectsOfRows(id), holds }, async (tx, audit) => {
      const proposal = await propose(tx, actor, id, reason, "draft");
      await audit({ action: "request_publishing", subject: `proposal ${proposal}`, detail: { import: String(id) } });
    });
    return;
  }
  let author: string | null = null;
  await change(
    actor,
    {
      capability: "decide",
      over: async (tx) => {
        author = (await tx.proposal.findUnique({ where: { id: proposal_id } }))?.author_id ?? null;
        return subjectsOfProposal(tx, proposal_id);
      },
      holds: (who, subject) => canDecide(who, subject, author),
    },
    async (tx, audit) => {
      const { count } = await tx.import.updateMany({
        where: { id, state: "submitted" },
        data: { state: "publishing", job_by: actor.id, attempts: 0, leased_until: null, faults: [] },
      });
      if (count === 0) throw new ImportMoved();
      await audit({ action: "request_publishing", subject: `proposal ${proposal_id}`, detail: { import: String(id) } });
    },
  );
}

/** Why publishing did not come about, for the people who wait for it. */
function explain(error: unknown): Fault[] {
  if (error instanceof ProposalConflict)
    return error.conflicts
      .slice(0, 100)
      .map(({ key, fields }) => ({ fault: "conflict", value: `${key}: ${fields.join(", ")}` }));
  if (error instanceof InvalidProposal)
    return error.problems
      .slice(0, 100)
      .map(({ key, field, message }) => ({ fault: "wrong", value: key, column: field, detail: message }));
  if (error instanceof Forbidden) return [{ fault: "not_yours" }];
  return [{ fault: "failed" }];
}

type Publishing = { id: bigint; proposal_id: bigint | null };

/** Publishes the proposal of an import; the work of a job. What a process that was killed had done already stays done. */
export async function publishStaged(actor: Person, { id, proposal_id }: Publishing): Promise<void> {
  if (proposal_id === null) throw new ImportRefused([{ fault: "failed" }]);
  const proposal = await prisma().proposal.findUniqueOrThrow({ where: { id: proposal_id } });
  try {
    if (proposal.state === "draft") await publishDirectly(actor, proposal_id);
    else if (proposal.state === "submitted") await acceptProposal(actor, proposal_id, { verdicts: [], reason: null });
    else if (proposal.state !== "published") throw new ProposalMoved(proposal.state);
    await prisma().import.updateMany({
      where: { id, state: "publishing" },
      data: { state: "published", leased_until: null },
    });
  } catch (error) {
    const known = [ProposalConflict, InvalidProposal, Forbidden, ProposalMoved].some((kind) => error instanceof kind);
    if (!known) throw error;
    await withdraw(id, proposal_id, explain(error));
  }
}

/** Puts an import that could not be published back: to the reviewers if it was with them, else to its preview. */
export async function withdraw(id: bigint, proposalId: bigint, faults: readonly Fault[]): Promise<void> {
  await transact(async (tx) => {
    const proposal = await tx.proposal.findUnique({ where: { id: proposalId }, select: { state: true } });
    const isDraft = proposal?.state === "draft";
    await tx.import.updateMany({
      where: { id, state: "publishing" },
      data: {
        state: isDraft ? "compared" : "submitted",
        ...(isDraft ? { proposal_id: null } : {}),
        faults: [...faults],
        leased_until: null,
      },
    });
    if (isDraft) await tx.proposal.delete({ where: { id: proposalId } });
  });
}
