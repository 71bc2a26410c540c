import { prisma } from "@/lib/db";
import { type Actor, can, REGISTER, type StaffRole } from "@/lib/people/rights";
import { Forbidden } from "@/lib/records/change";

type Person = Extract<Actor, { kind: "person" }>;

/** A role that somebody holds or held, as administrators see it. */
export type HeldMembership = {
  id: string;
  role: StaffRole;
  bodies: string[];
  areas: string[];
  publishesDirectly: boolean;
  decidesOwn: boolean;
  givenAt: Date;
  givenBy: string | null;
  endedAt: Date | null;
};

/** A person as administrators see them. */
export type StaffPerson = {
  id: string;
  name: string;
  email: string;
  office: string | null;
  hasSecondFactor: boolean;
  joinedAt: Date;
  disabledAt: Date | null;
  lastSeen: Date | null;
  memberships: HeldMembership[];
};

/** An invitation that still opens. */
export type OpenPlace = { id: string; name: string; email: string; expiresAt: Date };

function requireManager(actor: Person): void {
  if (!can(actor, "manage_people", REGISTER)) throw new Forbidden("manage_people");
}

const WITH_ROLES = {
  memberships: { orderBy: { given_at: "asc" }, include: { giver: { select: { name: true } } } },
  sessions: { orderBy: { updatedAt: "desc" }, take: 1, select: { updatedAt: true } },
} as const;

type Row = Awaited<ReturnType<typeof readRows>>[number];
const readRows = (where: { id?: string }) =>
  prisma().person.findMany({ where, include: WITH_ROLES, orderBy: [{ disabled_at: "desc" }, { name: "asc" }] });

const toPerson = (row: Row): StaffPerson => ({
  id: row.id,
  name: row.name,
  email: row.email,
  office: row.office,
  hasSecondFactor: row.twoFactorEnabled === true,
  joinedAt: row.createdAt,
  disabledAt: row.disabled_at,
  lastSeen: row.sessions[0]?.updatedAt ?? null,
  memberships: row.memberships.map((held) => ({
    id: held.id,
    role: held.role,
    bodies: held.bodies,
    areas: held.areas,
    publishesDirectly: held.publishes_directly,
    decidesOwn: held.decides_own,
    givenAt: held.given_at,
    givenBy: held.giver?.name ?? null,
    endedAt: held.ended_at,
  })),
});

/** Everybody who has or had a place in the register. Throws `Forbidden` for whoever does not manage people. */
export async function listPeople(actor: Person): Promise<StaffPerson[]> {
  requireManager(actor);
  return (await readRows({})).map(toPerson);
}

/** One person; null when there is none. */
export async function readPerson(actor: Person, id: string): Promise<StaffPerson | null> {
  requireManager(actor);
  const [row] = await readRows({ id });
  return row ? toPerson(row) : null;
}

/** Invitations that nobody has taken up yet. */
export async function listOpenPlaces(actor: Person): Promise<OpenPlace[]> {
  requireManager(actor);
  const rows = await prisma().invitation.findMany({
    where: { accepted_at: null, expires_at: { gt: new Date() }, email: { not: "" } },
    orderBy: { expires_at: "asc" },
  });
  return rows.map(({ id, name, email, expires_at }) => ({ id, name, email, expiresAt: expires_at }));
}

/** The codes among these that name no body, or no area: a scope of a mistyped code would be a scope of nothing. */
export async function findUnknownCodes(kind: "body" | "area", codes: readonly string[]): Promise<string[]> {
  const where = { code: { in: [...codes] } };
  const rows = await (kind === "body"
    ? prisma().body.findMany({ where, select: { code: true } })
    : prisma().area.findMany({ where, select: { code: true } }));
  const known = new Set(rows.map(({ code }) => code));
  return codes.filter((code) => !known.has(code));
}
