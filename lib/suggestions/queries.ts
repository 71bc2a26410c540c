import { prisma, type Tx } from "@/lib/db";
import { type Actor, can, type Subject } from "@/lib/people/rights";
import { subjectsOfChanges } from "@/lib/proposals/current";
import type { Document } from "@/lib/records/difference";

type Person = Extract<Actor, { kind: "person" }>;

/** A facility that nobody has listed yet belongs to nobody: only a right over everything reaches it. */
const UNLISTED: Subject = { kind: "facility", bodies: [], areas: [] };

/** What a right over a suggestion is asked of: the facility that it is about, as it is published. */
export async function subjectOfSuggestion(tx: Tx, facilityRef: string | null): Promise<Subject> {
  if (facilityRef === null) return UNLISTED;
  const row = await tx.recordVersion.findFirst({
    where: { kind: "facility", key: facilityRef },
    orderBy: { number: "desc" },
    select: { document: true },
  });
  if (!row?.document) return UNLISTED;
  const change = { kind: "facility" as const, key: facilityRef, document: row.document as Document };
  const [subject = UNLISTED] = await subjectsOfChanges(tx, [change]);
  return subject;
}

export type SuggestionState = "received" | "proposed" | "declined";

/** A suggestion as staff see it. `name` is the facility's, null for one that is not listed yet. */
export type StaffSuggestion = {
  reference: string;
  facilityRef: string | null;
  name: string | null;
  text: string;
  link: string | null;
  contact: string | null;
  state: SuggestionState;
  publicReason: string | null;
  receivedAt: Date;
  decidedAt: Date | null;
  proposalId: bigint | null;
};

/** The most that one page of the inbox shows. */
const MOST = 200;

/** The suggestions of one state that a person may deal with, oldest first; none of the others are counted anywhere. */
export async function listSuggestions(actor: Person, state: SuggestionState): Promise<StaffSuggestion[]> {
  const rows = await prisma().suggestion.findMany({
    where: { state },
    orderBy: { received_at: state === "received" ? "asc" : "desc" },
    take: MOST,
  });
  const subjects = new Map<string | null, Subject>();
  for (const { facility_ref } of rows)
    if (!subjects.has(facility_ref)) subjects.set(facility_ref, await subjectOfSuggestion(prisma(), facility_ref));
  const open = rows.filter(({ facility_ref }) => can(actor, "propose", subjects.get(facility_ref) ?? UNLISTED));
  const names = await readNames(open.flatMap(({ facility_ref }) => facility_ref ?? []));
  return open.map((row) => toStaffSuggestion(row, names));
}

/** One suggestion; null where there is none or the person may not deal with it. */
export async function readSuggestion(actor: Person, reference: string): Promise<StaffSuggestion | null> {
  const row = await prisma().suggestion.findUnique({ where: { reference } });
  if (!row || !can(actor, "propose", await subjectOfSuggestion(prisma(), row.facility_ref))) return null;
  return toStaffSuggestion(row, await readNames(row.facility_ref ? [row.facility_ref] : []));
}

/** Whether a person may decline a suggestion as it stands; one whose proposal came to nothing may still be declined. */
export async function mayDecline(actor: Person, suggestion: StaffSuggestion): Promise<boolean> {
  if (!can(actor, "decide", await subjectOfSuggestion(prisma(), suggestion.facilityRef))) return false;
  if (suggestion.state !== "proposed" || suggestion.proposalId === null) return suggestion.state === "received";
  const proposal = await prisma().proposal.findUnique({
    where: { id: suggestion.proposalId },
    select: { state: true },
  });
  return proposal?.state === "rejected" || proposal?.state === "taken_back";
}

/** How many suggestions wait for somebody. */
export async function countOpenSuggestions(actor: Person): Promise<number> {
  return (await listSuggestions(actor, "received")).length;
}

async function readNames(refs: string[]): Promise<Map<string, string>> {
  const rows = await prisma().facility.findMany({ where: { ref: { in: refs } }, select: { ref: true, name: true } });
  return new Map(rows.map(({ ref, name }) => [ref, name]));
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof prisma>["suggestion"]["findUnique"]>>>;

const toStaffSuggestion = (row: Row, names: Map<string, string>): StaffSuggestion => ({
  reference: row.reference,
  facilityRef: row.facility_ref,
  name: row.facility_ref ? (names.get(row.facility_ref) ?? null) : null,
  text: row.text,
  link: row.link,
  contact: row.contact,
  state: row.state,
  publicReason: row.public_reason,
  receivedAt: row.received_at,
  decidedAt: row.decided_at,
  proposalId: row.proposal_id,
});
