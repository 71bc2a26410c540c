import { prisma } from "@/lib/db";
import { readNames } from "@/lib/editing/choices";
import { fieldsOf, RECORD_FORMS } from "@/lib/editing/record-forms";
import { type Actor, can, canDecide } from "@/lib/people/rights";
import {
  type CurrentRecord,
  readCurrentRecords,
  readVersionDocument,
  subjectsOfProposal,
} from "@/lib/proposals/current";
import { findProposal } from "@/lib/proposals/inbox";
import type { ChangeReview, Review } from "@/lib/proposals/reviewed";
import type { ProposedChange } from "@/lib/proposals/schema";
import { type UnitReview, unitOf } from "@/lib/proposals/units";
import { unitsOfChange } from "@/lib/proposals/units-of-change";
import { findWarnings } from "@/lib/proposals/warnings";
import type { Document } from "@/lib/records/difference";
import { findNamed, idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

type Person = Extract<Actor, { kind: "person" }>;
type ChangeRow = ProposedChange & { left_out: string[] };

/** Records on one page of a proposal. */
const PAGE = 25;

/** What the register said before a decided proposal changed it; for others what it says now. */
async function readSides(id: bigint, state: string, change: ChangeRow, current: CurrentRecord | undefined) {
  const { kind, key, base_version } = change;
  const base = await readVersionDocument(prisma(), kind, key, base_version);
  if (state !== "published")
    return { base, current: current?.document ?? null, stale: (current?.number ?? 0) !== base_version };
  const made = await prisma().recordVersion.findFirst({
    where: { proposal_id: id, kind, key },
    select: { number: true },
  });
  const before = made ? await readVersionDocument(prisma(), kind, key, made.number - 1) : base;
  return { base: before, current: before, stale: false };
}

async function reviewChange(
  id: bigint,
  state: string,
  change: ChangeRow,
  current: CurrentRecord | undefined,
): Promise<ChangeReview> {
  const { kind, key, action, successor, document, left_out, base_version } = change;
  const sides = await readSides(id, state, change, current);
  const left = current !== undefined && current.document === null && sides.stale;
  const { units, meanwhile } =
    action === "publish"
      ? unitsOfChange(sides.base, left ? sides.base : sides.current, document, left_out)
      : { units: [], meanwhile: [] };
  const open = state === "submitted" || state === "draft";
  const name = document.name ?? document.title ?? document.paraphrase ?? key;
  return {
    kind,
    key,
    name: String(name),
    action,
    successor,
    isNew: base_version === 0 && sides.base === null,
    isBack: base_version > 0 && sides.base === null && action === "publish",
    isStale: open && sides.stale,
    hasLeft: open && left,
    units: inFormOrder(kind, units),
    meanwhile,
    warnings: open ? await findWarnings(change, sides.current) : [],
  };
}

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

/** The units in the order of the record's form, without what the register keeps for itself and nobody takes or leaves. */
function inFormOrder(kind: RecordKind, units: readonly UnitReview[]): UnitReview[] {
  const { fixed } = RECORD_FORMS[kind];
  const order = fieldsOf(kind).map(({ name }) => unitOf(name));
  const place = ({ unit }: UnitReview) => (order.includes(unit) ? order.indexOf(unit) : order.length);
  return units
    .filter(({ unit }) => unit !== fixed && unit !== "slug")
    .filter(({ fields }) => fields.some(({ before, after }) => before !== null || after !== false))
    .toSorted((one, other) => place(one) - place(other));
}

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
    changes.push(await reviewChange(id, proposal.state, row, current.get(idOf(row.kind, row.key))));
  const subjects = await subjectsOfProposal(prisma(), id);
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
    changes,
    total: keys.length,
    page,
    pages: Math.max(1, Math.ceil(keys.length / PAGE)),
    names: Object.fromEntries(await readNames(namedIn(rows, current))),
    isMine,
    mayDecide: isOpen && subjects.every((subject) => canDecide(actor, subject, proposal.author_id)),
    mayTakeBack: isMine && (isOpen || proposal.state === "draft"),
    mayComment: subjects.every((subject) => can(actor, "propose", subject)),
  };
}
