import { prisma } from "@/lib/db";
import { readNames } from "@/lib/editing/choices";
import { type Actor, can, canDecide, canPublishDirectly } from "@/lib/people/rights";
import { type CurrentRecord, readCurrentRecords, subjectsOfProposal } from "@/lib/proposals/current";
import { FROM_PACKAGE, findUnverified } from "@/lib/proposals/faults";
import { findProposal } from "@/lib/proposals/inbox";
import { type ChangeRow, reviewChange, withoutLeaving } from "@/lib/proposals/review-change";
import type { ChangeReview, Review } from "@/lib/proposals/reviewed";
import type { ProposedChange } from "@/lib/proposals/schema";
import { readUndoing } from "@/lib/proposals/undo";
import type { Document } from "@/lib/records/difference";
import { findNamed, idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;

/** Records on one page of a proposal. */
const PAGE = 25;

/** Every record that some documents name, so that their codes can be said in words. */
function namedIn(changes: readonly ChangeRow[], current: ReadonlyMap<string, CurrentRecord>) {
  const documents = changes.flatMap(({ kind, key, document }) => {
    const now = current.get(idOf(kind, key))?.document;
    return [document, ...(now ? [now] : [])].map((one: Document) => ({ kind, document: one }));
  });
  const own = changes.map(({ kind, key }) => ({ kind, key }));
  const successors = changes.flatMap(({ kind, successor }) => (successor ? [{ kind, key: successor }] : []));
  return [...own, ...successors, ...documents.flatMap((one) => findNamed(one).map(({ kind, key }) => ({ kind, key })))];
}

/** What a record brings with it is looked at after it. */
const IN_ORDER: readonly RecordKind[] = [
  "facility",
  "agreement",
  "project",
  "claim",
  "programme",
  "body",
  "area",
  "source",
];
const mainFirst = (one: { kind: RecordKind; key: string }, other: { kind: RecordKind; key: string }) =>
  IN_ORDER.indexOf(one.kind) - IN_ORDER.indexOf(other.kind) || one.key.localeCompare(other.key);

/** Reads a proposal as its reviewer sees it, one page of its records; null where there is none for this actor. */
export async function readReview(actor: Person, text: string, page: number): Promise<Review | null> {
  const seen = await findProposal(actor, text);
  if (!seen) return null;
  const { id } = seen;
  const proposal = await prisma().proposal.findUniqueOrThrow({
    where: { id },
    include: {
      author: { select: { name: true } },
      decided_by: { select: { name: true } },
      imports: { select: { id: true }, take: 1 },
      comments: { include: { author: { select: { name: true } } }, orderBy: { id: "asc" } },
    },
  });
  const keys = (
    await prisma().proposalChange.findMany({ where: { proposal_id: id }, select: { kind: true, key: true } })
  ).toSorted(mainFirst);
  const shown = keys.slice((page - 1) * PAGE, page * PAGE);
  const found = await prisma().proposalChange.findMany({ where: { proposal_id: id, OR: shown } });
  const rows = found
    .map((row) => ({ ...row, document: row.document as ProposedChange["document"] }))
    .toSorted(mainFirst);
  const current = await readCurrentRecords(prisma(), rows);
  const changes: ChangeReview[] = [];
  for (const row of rows)
    changes.push(
      withoutLeaving(await reviewChange(id, proposal.state, row, current.get(idOf(row.kind, row.key))), rows),
    );
  const subjects = await subjectsOfProposal(prisma(), id);
  const [sent] = proposal.imports;
  const isMine = proposal.author_id === actor.id;
  const isOpen = proposal.state === "submitted";
  return {
    id: String(id),
    state: proposal.state,
    title: proposal.title,
    reason: proposal.reason,
    origin: proposal.origin,
    author: proposal.author?.name ?? null,
    correction: proposal.correction,
    direct: proposal.direct,
    ownDecision: proposal.author_id !== null && proposal.author_id === proposal.decided_by_id && !proposal.direct,
    createdAt: proposal.created_at,
    submittedAt: proposal.submitted_at,
    decidedAt: proposal.decided_at,
    decidedBy: proposal.decided_by?.name ?? null,
    decisionReason: proposal.decision_reason,
    comments: proposal.comments.map(({ id: comment, author, body, created_at }) => ({
      id: String(comment),
      author: author?.name ?? null,
      body,
      at: created_at,
    })),
    unsourced: isOpen && proposal.origin === FROM_PACKAGE && findUnverified(rows).length > 0,
    undoes: proposal.undoes_id === null ? null : String(proposal.undoes_id),
    importId: sent === undefined ? null : String(sent.id),
    undoing: proposal.state === "published" && !sent ? await readUndoing(actor, id) : null,
    changes,
    total: keys.length,
    page,
    pages: Math.max(1, Math.ceil(keys.length / PAGE)),
    names: Object.fromEntries(await readNames(namedIn(rows, current))),
    isMine,
    mayDecide: isOpen && subjects.every((subject) => canDecide(actor, subject, proposal.author_id)),
    mayPublish: isOpen && isMine && subjects.every((subject) => canPublishDirectly(actor, subject)),
    mayTakeBack: isMine && (isOpen || proposal.state === "draft"),
    mayComment: subjects.every((subject) => can(actor, "propose", subject)),
  };
}
