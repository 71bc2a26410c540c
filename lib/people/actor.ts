import { prisma } from "@/lib/db";
import { getAuth } from "@/lib/people/auth";
import { type Actor, type Capability, type Membership, ROLES } from "@/lib/people/rights";

/** A person who is signed in, and the session that says so. */
export type SignedIn = {
  actor: Extract<Actor, { kind: "person" }>;
  email: string;
  session: { id: string; token: string; createdAt: Date };
  /** They hold a right to change something and have no second factor yet: until they do, they hold nothing. */
  needsSecondFactor: boolean;
  hasSecondFactor: boolean;
};

const CHANGING: readonly Capability[] = ["propose", "decide", "import", "merge", "manage_people"];
const changes = ({ role }: Membership) =>
  (ROLES[role] as readonly Capability[]).some((capability) => CHANGING.includes(capability));

/** The memberships that a person holds now. */
export async function readMemberships(personId: string): Promise<Membership[]> {
  return prisma().membership.findMany({
    where: { person_id: personId, ended_at: null },
    select: { role: true, bodies: true, areas: true, publishes_directly: true, decides_own: true },
    orderBy: { given_at: "asc" },
  });
}

/** Who sent a request; null for a stranger, an ended session or a person who was disabled. */
export async function readSignedIn(headers: Headers): Promise<SignedIn | null> {
  const found = await getAuth().api.getSession({ headers });
  if (!found) return null;
  const person = await prisma().person.findUnique({ where: { id: found.user.id } });
  if (!person || person.disabled_at !== null) return null;
  const held = await readMemberships(person.id);
  const hasSecondFactor = person.twoFactorEnabled === true;
  const needsSecondFactor = !hasSecondFactor && held.some(changes);
  return {
    actor: {
      kind: "person",
      id: person.id,
      name: person.name,
      office: person.office,
      memberships: needsSecondFactor ? [] : held,
    },
    email: person.email,
    session: { id: found.session.id, token: found.session.token, createdAt: found.session.createdAt },
    needsSecondFactor,
    hasSecondFactor,
  };
}
