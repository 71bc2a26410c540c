import { prisma, type Tx } from "@/lib/db";
import { findWait } from "@/lib/imports/publish";
import { type CellChange, type Counts, type Fault, noCounts, type Twin } from "@/lib/imports/schema";
import type { ImportStanding, ListedImport, RowFilter, ShownImport, ShownRow } from "@/lib/imports/shown";
import { type Actor, can, canDecide, publishesSomewhere, REGISTER } from "@/lib/people/rights";
import { subjectsOfProposal } from "@/lib/proposals/current";
import { findLaterEdits } from "@/lib/proposals/undo";

type Person = Extract<Actor, { kind: "person" }>;

const WITH = {
  author: { select: { name: true } },
  proposal: { select: { state: true, author_id: true, undone_by: { select: { id: true, state: true } } } },
} as const;

const read = (id: bigint) => prisma().import.findUnique({ where: { id }, include: WITH });
type Row = NonNullable<Awaited<ReturnType<typeof read>>>;

function standingOf({ state, proposal }: Row): ImportStanding {
  if (proposal?.undone_by.some((undo) => undo.state === "published")) return "undone";
  if (proposal?.state === "published") return "published";
  if (state === "submitted" && (proposal?.state === "rejected" || proposal?.state === "taken_back"))
    return proposal.state;
  return state;
}

/** One's own, and what was handed in by others if one may import all that it touches; nothing else is there. */
async function maySee(actor: Person, row: Row): Promise<boolean> {
  if (row.author_id === actor.id) return true;
  const proposal = row.proposal_id;
  if (proposal === null || row.proposal?.state === "draft") return false;
  if (can(actor, "import", REGISTER)) return true;
  const subjects = await subjectsOfProposal(prisma() as Tx, proposal);
  return subjects.length > 0 && subjects.every((subject) => can(actor, "import", subject));
}

function toListed(actor: Person, row: Row): ListedImport {
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    standing: standingOf(row),
    author: row.author.name,
    createdAt: row.created_at,
    counts: { ...noCounts(), ...(row.counts as Partial<Counts>) },
    mine: row.author_id === actor.id,
  };
}

/** As many imports as a page lists. */
const MOST = 100;

/** The newest imports that somebody may see, but for those that were given up. */
export async function listImports(actor: Person): Promise<ListedImport[]> {
  const rows = await prisma().import.findMany({
    where: { state: { not: "discarded" } },
    orderBy: { id: "desc" },
    take: MOST,
    include: WITH,
  });
  const seen = [];
  for (const row of rows) if (await maySee(actor, row)) seen.push(toListed(actor, row));
  return seen;
}

/** The number of an import as an address has it; null for anything else. */
export const parseImportId = (text: string): bigint | null => (/^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null);

/** Says whether somebody may have all that a proposal touches published: by deciding on it, or by own right. */
async function mayDecide(actor: Person, proposalId: bigint, author: string | null): Promise<boolean> {
  const subjects = await subjectsOfProposal(prisma() as Tx, proposalId);
  return subjects.length > 0 && subjects.every((subject) => canDecide(actor, subject, author));
}

/** One import that somebody may see; null when there is none. */
export async function findImport(actor: Person, id: bigint): Promise<ShownImport | null> {
  const row = await read(id);
  if (!row || !(await maySee(actor, row))) return null;
  const listed = toListed(actor, row);
  const { proposal_id, proposal } = row;
  const isOpen = listed.standing === "compared" && listed.mine;
  const undo = proposal?.undone_by.find(({ state }) => state === "submitted");
  const isPublished = listed.standing === "published" && proposal_id !== null;
  const undoAuthor = undo
    ? await prisma().proposal.findUnique({ where: { id: undo.id }, select: { author_id: true } })
    : null;
  return {
    ...listed,
    headings: row.headings,
    columns: row.columns,
    rowsRead: row.rows_read,
    faults: row.faults as Fault[],
    proposalId: proposal_id,
    wait: isOpen ? await findWait(prisma(), id) : null,
    mayPublish:
      listed.standing === "submitted" && proposal_id !== null
        ? await mayDecide(actor, proposal_id, proposal?.author_id ?? null)
        : isOpen && publishesSomewhere(actor),
    undoId: undo?.id ?? null,
    mayDecideUndo: undo ? await mayDecide(actor, undo.id, undoAuthor?.author_id ?? null) : false,
    laterEdits: isPublished && !undo ? await findLaterEdits(prisma() as Tx, proposal_id) : [],
  };
}

/** Some rows of an import from a position on. */
export async function readImportRows(id: bigint, filter: RowFilter, after: number, limit: number): Promise<ShownRow[]> {
  const rows = await prisma().importRow.findMany({
    where: {
      import_id: id,
      position: { gt: after },
      ...(filter.outcome ? { outcome: filter.outcome } : {}),
      ...(filter.twins ? { outcome: "new", NOT: { twins: { equals: [] } } } : {}),
    },
    orderBy: { position: "asc" },
    take: limit,
    omit: { document: true, fingerprint: true, base_version: true, import_id: true },
  });
  return rows.map((row) => ({
    ...row,
    cells: row.cells as CellChange[],
    faults: row.faults as Fault[],
    twins: row.twins as Twin[],
  }));
}
