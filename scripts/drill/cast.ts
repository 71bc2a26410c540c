import { prisma } from "@/lib/db";
import type { Actor, Membership, StaffRole } from "@/lib/people/rights";
import { saveDraft } from "@/lib/proposals/propose";
import type { Document } from "@/lib/records/difference";

export type Person = Extract<Actor, { kind: "person" }>;

/** The facility that everybody wants to change, and a source that is not cited for its seats yet. */
export const STAGE = "PKF6FWFKE";
const SOURCE = "SCOMIRPUR-20241112";

/** A person of a drill with one role over everything. */
export async function castPerson(id: string, role: StaffRole, more: Partial<Membership> = {}): Promise<Person> {
  await prisma().person.upsert({
    where: { id },
    create: { id, name: id, email: `${id}@example.org`, office: "Drill" },
    update: {},
  });
  const membership = { role, bodies: [], areas: [], publishes_directly: false, decides_own: false, ...more };
  return { kind: "person", id, name: id, office: "Drill", memberships: [membership] };
}

/** A draft of somebody that says how many seats the facility has, with its source. */
export async function draftSeats(actor: Person, seats: number): Promise<bigint> {
  const { number, document } = await prisma().recordVersion.findFirstOrThrow({
    where: { kind: "facility", key: STAGE },
    orderBy: { number: "desc" },
  });
  const before = document as Document;
  const others = (before.citations as { field: string }[]).filter(({ field }) => field !== "seats");
  const citations = [...others, { field: "seats", source_id: SOURCE, phrase: null, note: null }];
  return saveDraft(actor, {
    title: `${seats} seats`,
    reason: "Counted in a drill",
    changes: [
      {
        kind: "facility",
        key: STAGE,
        action: "publish",
        successor: null,
        base_version: number,
        document: { ...before, seats, citations },
      },
    ],
  });
}

/** How many versions the facility has, and how many entries of the log speak of publishing it. */
export async function countStage(): Promise<{ versions: number; published: number; decided: number }> {
  return {
    versions: await prisma().recordVersion.count({ where: { kind: "facility", key: STAGE } }),
    published: await prisma().auditEntry.count({ where: { action: "publish", subject: `facility ${STAGE}` } }),
    decided: await prisma().auditEntry.count({ where: { action: { in: ["accept", "reject", "publish_directly"] } } }),
  };
}
