import { z } from "zod";
import { prisma } from "@/lib/db";
import { type Actor, can } from "@/lib/people/rights";
import { subjectsOfProposal } from "@/lib/proposals/current";
import { AGES, type InboxFilter, type InboxRow, PROPOSAL_STATES, type ProposalState } from "@/lib/proposals/inbox-row";
import { RECORD_KINDS } from "@/lib/records/schema";
import type { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;

/** Reads what the inbox is asked for; what cannot be taken counts as not asked. */
export const readInboxFilter = (asked: ReadonlyMap<string, string>): InboxFilter =>
  InboxQuery.parse(Object.fromEntries(asked));

const InboxQuery = z.object({
  state: z.enum(PROPOSAL_STATES).catch("submitted"),
  kind: z.enum(RECORD_KINDS).nullable().catch(null),
  by: z.string().min(1).max(64).nullable().catch(null),
  mine: z.literal("1").nullable().catch(null),
  age: z.coerce
    .number()
    .refine((age) => AGES.some((one) => one === age))
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Rows on one page. */
const PAGE = 50;
const DAY_MS = 86_400_000;
/** As many as are looked through for somebody whose right covers part of the register. */
const MOST = 2000;

/** A proposal is there for its author, and for who may propose for everything that it touches. Drafts are their author's alone. */
export async function canSee(
  actor: Person,
  { id, state, author_id }: { id: bigint; state: string; author_id: string | null },
): Promise<boolean> {
  if (author_id === actor.id) return true;
  if (state === "draft") return false;
  const subjects = await subjectsOfProposal(prisma(), id);
  return subjects.length > 0 && subjects.every((subject) => can(actor, "propose", subject));
}

/** A proposal that somebody may see, by the id in its address; null for any other. */
export async function findProposal(actor: Person, text: string): Promise<{ id: bigint; state: ProposalState } | null> {
  if (!/^[1-9]\d{0,17}$/.test(text)) return null;
  const row = await prisma().proposal.findUnique({
    where: { id: BigInt(text) },
    select: { id: true, state: true, author_id: true },
  });
  return row && (await canSee(actor, row)) ? row : null;
}

const seesAll = (actor: Person): boolean =>
  actor.memberships.some(({ role, bodies, areas }) => role !== "auditor" && bodies.length === 0 && areas.length === 0);

/** When a proposal reached its state. */
const TIMES = {
  draft: "updated_at",
  submitted: "submitted_at",
  published: "decided_at",
  rejected: "decided_at",
  taken_back: "updated_at",
} as const satisfies Record<ProposalState, keyof Prisma.ProposalWhereInput>;

function conditionsOf(actor: Person, { state, kind, by, mine, age }: InboxFilter): Prisma.ProposalWhereInput {
  const asked = mine || state === "draft" ? actor.id : by;
  return {
    state,
    ...(asked === null ? {} : { author_id: asked }),
    ...(kind === null ? {} : { changes: { some: { kind } } }),
    ...(age === null ? {} : { [TIMES[state]]: { lte: new Date(Date.now() - age * DAY_MS) } }),
  };
}

const SHOWN = {
  id: true,
  state: true,
  title: true,
  origin: true,
  direct: true,
  correction: true,
  author_id: true,
  created_at: true,
  updated_at: true,
  submitted_at: true,
  decided_at: true,
  author: { select: { name: true } },
  _count: { select: { changes: true, comments: true } },
} as const satisfies Prisma.ProposalSelect;

/** The records of a proposal that its line names. */
const NAMED = 3;

async function readRows(where: Prisma.ProposalWhereInput, state: ProposalState, page: { skip?: number; take: number }) {
  const oldestFirst = state === "submitted";
  return prisma().proposal.findMany({
    where,
    select: SHOWN,
    orderBy: [{ [TIMES[state]]: oldestFirst ? "asc" : "desc" }, { id: "asc" }],
    ...page,
  });
}

/**
 * The proposals that somebody may see, the longest waiting first, a page at a time. Nothing of the others is counted.
 */
export async function listProposals(
  actor: Person,
  filter: InboxFilter,
): Promise<{ rows: InboxRow[]; total: number; pages: number }> {
  const where = conditionsOf(actor, filter);
  const skip = (filter.page - 1) * PAGE;
  const whole = seesAll(actor) || where.author_id === actor.id;
  let total: number;
  let found: Awaited<ReturnType<typeof readRows>>;
  if (whole) {
    total = await prisma().proposal.count({ where });
    found = await readRows(where, filter.state, { skip, take: PAGE });
  } else {
    const all = await readRows(where, filter.state, { take: MOST });
    const seen: typeof all = [];
    for (const row of all) if (await canSee(actor, row)) seen.push(row);
    total = seen.length;
    found = seen.slice(skip, skip + PAGE);
  }
  const named = await prisma().proposalChange.findMany({
    where: { proposal_id: { in: found.map(({ id }) => id) } },
    select: { proposal_id: true, kind: true, key: true },
    orderBy: [{ proposal_id: "asc" }, { kind: "asc" }, { key: "asc" }],
    take: 5000,
  });
  const rows = found.map((row): InboxRow => {
    const records = named.filter(({ proposal_id }) => proposal_id === row.id);
    // The record that it is about before what comes along with it.
    const main = records.toSorted((one, other) => Number(one.kind === "source") - Number(other.kind === "source"));
    return {
      id: String(row.id),
      state: row.state,
      title: row.title,
      origin: row.origin,
      author: row.author?.name ?? null,
      direct: row.direct,
      correction: row.correction,
      since: (row.state === "submitted" ? row.submitted_at : row.decided_at) ?? row.updated_at,
      records: main.slice(0, NAMED).map(({ kind, key }) => ({ kind, key })),
      count: row._count.changes,
      comments: row._count.comments,
    };
  });
  return { rows, total, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

/** The people whose proposals somebody may ask for: those with any that is no draft. */
export async function listAuthors(actor: Person): Promise<{ id: string; name: string }[]> {
  if (!seesAll(actor)) return [];
  return prisma().person.findMany({
    where: { proposals: { some: { state: { not: "draft" } } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 500,
  });
}
