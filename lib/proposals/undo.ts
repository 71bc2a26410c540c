import { prisma, type Tx } from "@/lib/db";
import { type Actor, type Capability, can } from "@/lib/people/rights";
import { subjectsOfProposal } from "@/lib/proposals/current";
import type { LaterEdit } from "@/lib/proposals/later-edit";
import { ProposalMoved } from "@/lib/proposals/problems";
import type { Undoing } from "@/lib/proposals/reviewed";
import { change } from "@/lib/records/change";
import { RECORD_KINDS, type RecordKind, Text } from "@/lib/records/schema";
import { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;

/** Somebody has changed what a proposal published, or built on it: it cannot be undone as a whole. Nothing was changed. */
export class LaterEdits extends Error {
  constructor(readonly edits: readonly LaterEdit[]) {
    super(`Later edits stand on it: ${edits.map(({ kind, key }) => `${kind} ${key}`).join(", ")}`);
  }
}

/** Where the tables name a record of another: the kind named, and the owner of the row that names it. */
const NAMING: readonly [named: RecordKind, table: string, column: string, owner: RecordKind, key: string][] = [
  ["facility", "agreement_facility", "facility_ref", "agreement", "agreement_ref"],
  ["facility", "project_facility", "facility_ref", "project", "project_ref"],
  ["facility", "facility", "parent_ref", "facility", "ref"],
  ["facility", "facility_link", "to_ref", "facility", "facility_ref"],
  ["body", "facility_role", "body_code", "facility", "facility_ref"],
  ["body", "facility", "host_body_code", "facility", "ref"],
  ["body", "programme", "body_code", "programme", "code"],
  ["body", "body", "parent_code", "body", "code"],
  ["body", "agreement_party", "body_code", "agreement", "agreement_ref"],
  ["body", "project", "lead_body_code", "project", "ref"],
  ["body", "claim", "speaker_body_code", "claim", "ref"],
  ["programme", "facility_programme", "programme_code", "facility", "facility_ref"],
  ["programme", "claim", "programme_code", "claim", "ref"],
  ["area", "facility", "area_code", "facility", "ref"],
  ["area", "area", "parent_code", "area", "code"],
  ["source", "status_event", "source_id", "facility", "facility_ref"],
  ["source", "facility_measure", "source_id", "facility", "facility_ref"],
  ["source", "facility_function", "source_id", "facility", "facility_ref"],
  ["source", "facility_role", "source_id", "facility", "facility_ref"],
  ["source", "facility_programme", "source_id", "facility", "facility_ref"],
  ["source", "facility_name", "source_id", "facility", "facility_ref"],
  ["source", "agreement", "source_id", "agreement", "ref"],
  ["source", "project", "source_id", "project", "ref"],
  ["source", "claim", "source_id", "claim", "ref"],
];

/** As many as are named to a person. */
const MOST = 50;
const raw = (text: string) => Prisma.raw(`"${text}"`);

const nameOf = Prisma.sql`coalesce(v.document->>'name', v.document->>'title', v.document->>'paraphrase', v.key)`;

/** The records of a proposal that have moved on since it was published. */
function readMoved(tx: Tx, id: bigint): Promise<LaterEdit[]> {
  return tx.$queryRaw<LaterEdit[]>`SELECT v.kind::text, v.key, ${nameOf} AS name
    FROM record_version mine JOIN record_version v USING (kind, key)
    WHERE mine.proposal_id = ${id} AND v.known_to = 2147483647 AND v.number <> mine.number
    ORDER BY v.kind, v.key LIMIT ${MOST}`;
}

/** The records of others that name one which the proposal brought, and which would no longer be there. */
async function readBuiltOn(tx: Tx, id: bigint): Promise<LaterEdit[]> {
  const brought = Prisma.sql`SELECT mine.kind, mine.key FROM record_version mine
    LEFT JOIN record_version before ON before.kind = mine.kind AND before.key = mine.key AND before.number = mine.number - 1
    WHERE mine.proposal_id = ${id} AND mine.state = 'published' AND before.state IS DISTINCT FROM 'published'`;
  const kinds = await tx.$queryRaw<{ kind: RecordKind }[]>`SELECT DISTINCT kind::text FROM (${brought}) AS b`;
  const found: LaterEdit[] = [];
  for (const [named, table, column, owner, key] of NAMING) {
    if (!kinds.some(({ kind }) => kind === named)) continue;
    found.push(
      ...(await tx.$queryRaw<LaterEdit[]>`SELECT DISTINCT v.kind::text, v.key, ${nameOf} AS name
        FROM (${brought}) AS b JOIN ${raw(table)} t ON t.${raw(column)} = b.key
        JOIN record_version v ON v.kind = ${owner}::"RecordKind" AND v.key = t.${raw(key)}
          AND v.known_to = 2147483647 AND v.state = 'published'
        WHERE b.kind = ${named}::"RecordKind" AND v.proposal_id IS DISTINCT FROM ${id} LIMIT ${MOST}`),
    );
  }
  return found;
}

/** What keeps a published proposal from being undone: later versions of its records, and others that rest on what it brought. */
export async function findLaterEdits(tx: Tx, id: bigint): Promise<LaterEdit[]> {
  const edits = [...(await readMoved(tx, id)), ...(await readBuiltOn(tx, id))];
  const once = new Map(edits.map((edit) => [`${edit.kind} ${edit.key}`, edit]));
  return [...once.values()].sort(
    (one, other) => RECORD_KINDS.indexOf(one.kind) - RECORD_KINDS.indexOf(other.kind) || (one.key < other.key ? -1 : 1),
  );
}

/** The right by which a proposal is undone: that by which it was made. */
async function rightToUndo(tx: Tx, id: bigint): Promise<Capability> {
  const made = await tx.proposal.findUnique({ where: { id }, select: { origin: true } });
  if (made?.origin === "import") return "import";
  const turns = await tx.proposalChange.count({ where: { proposal_id: id, action: "merge" } });
  return turns > 0 || made?.origin === "split" ? "merge" : "propose";
}

/** Reads how a proposal may be undone by somebody; null where it published nothing, or is not theirs to undo. */
export async function readUndoing(actor: Person, id: bigint): Promise<Undoing | null> {
  const db = prisma();
  if ((await db.recordVersion.count({ where: { proposal_id: id }, take: 1 })) === 0) return null;
  const [capability, subjects] = [await rightToUndo(db, id), await subjectsOfProposal(db, id)];
  if (!subjects.every((subject) => can(actor, capability, subject))) return null;
  const undo = await db.proposal.findFirst({
    where: { undoes_id: id, state: { in: ["submitted", "published"] } },
    select: { id: true },
  });
  return undo
    ? { undoId: String(undo.id), laterEdits: [] }
    : { undoId: null, laterEdits: await findLaterEdits(db, id) };
}

/**
 * Proposes that everything a published proposal changed be as it was before: records that it brought leave the register,
 * those that left come back. One proposal again, with its own decision. Asked by the right by which it was made. Answers its
 * id. Throws `LaterEdits` naming what stands on it, `ProposalMoved` when it was never published, and `Forbidden`.
 */
export async function undoProposal(actor: Person, id: bigint, asked: { reason: string }): Promise<bigint> {
  const capability = await rightToUndo(prisma(), id);
  return change(actor, { capability, over: (tx) => subjectsOfProposal(tx, id) }, async (tx, audit) => {
    const undone = await tx.proposal.findUnique({ where: { id } });
    if (undone?.state !== "published") throw new ProposalMoved(undone?.state ?? null);
    const edits = await findLaterEdits(tx, id);
    if (edits.length > 0) throw new LaterEdits(edits);
    const made = await tx.proposal.create({
      data: {
        state: "submitted",
        title: undone.title,
        reason: Text.parse(asked.reason),
        origin: "undo",
        undoes_id: id,
        author_id: actor.id,
        submitted_at: new Date(),
      },
    });
    await tx.$executeRaw`
      INSERT INTO proposal_change (proposal_id, kind, key, action, successor, base_version, document, left_out)
      SELECT ${made.id}, v.kind, v.key,
        (CASE p.state WHEN 'published' THEN 'publish' WHEN 'merged' THEN 'merge' ELSE 'retract' END)::"ChangeAction",
        CASE p.state WHEN 'merged' THEN p.successor END, v.number, coalesce(p.document, '{}'), '{}'
      FROM record_version v
      LEFT JOIN record_version p ON p.kind = v.kind AND p.key = v.key AND p.number = v.number - 1
      WHERE v.proposal_id = ${id}`;
    await audit({ action: "undo", subject: `proposal ${id}`, detail: { proposal: String(made.id) } });
    return made.id;
  });
}
