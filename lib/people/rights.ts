import type { RecordKind } from "@/lib/records/schema";

/** What can be done, each over a scope (design 4.4). */
export const CAPABILITIES = ["propose", "decide", "import", "merge", "manage_people", "audit"] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Roles are named sets of capabilities. The whole table of rights. */
export const ROLES = {
  editor: ["propose"],
  reviewer: ["propose", "decide", "import", "merge"],
  administrator: ["propose", "decide", "import", "merge", "manage_people", "audit"],
  auditor: ["audit"],
} as const satisfies Record<string, readonly Capability[]>;
export type StaffRole = keyof typeof ROLES;
export const STAFF_ROLES = Object.keys(ROLES) as StaffRole[];

/** A role over a scope; no bodies means all of them, no areas all of them. */
export type Membership = {
  role: StaffRole;
  bodies: readonly string[];
  areas: readonly string[];
  publishes_directly: boolean;
  decides_own: boolean;
};

/** Who asks: a person with what they hold, or the register itself (a load, a job). Strangers are null. */
export type Actor =
  | { kind: "person"; id: string; name: string; office: string | null; memberships: readonly Membership[] }
  | { kind: "system"; name: string };

/**
 * What a right is asked over: the bodies that stand behind a record, and its area with all above it. A record that
 * belongs to nobody (a source) has none of either and lies in every scope; so does a question about the register as a whole.
 */
export type Subject = { kind: RecordKind | "register"; bodies: readonly string[]; areas: readonly string[] };

/** The register as a whole: people, the audit log, an import. */
export const REGISTER: Subject = { kind: "register", bodies: [], areas: [] };

/** Kinds that nobody owns: whoever may propose anything may propose them. */
const COMMON: readonly Subject["kind"][] = ["source"];

const meets = (scope: readonly string[], has: readonly string[]) =>
  scope.length === 0 || has.some((code) => scope.includes(code));

/** The membership by which an actor may do a thing to a subject; null when none gives it. */
export function findRight(actor: Actor | null, capability: Capability, subject: Subject): Membership | null {
  if (actor?.kind !== "person") return null;
  return (
    actor.memberships.find(
      ({ role, bodies, areas }) =>
        (ROLES[role] as readonly Capability[]).includes(capability) &&
        (COMMON.includes(subject.kind) || (meets(bodies, subject.bodies) && meets(areas, subject.areas))),
    ) ?? null
  );
}

/** The one question of rights. The register itself may do everything; a stranger nothing. */
export function can(actor: Actor | null, capability: Capability, subject: Subject): boolean {
  return actor?.kind === "system" || findRight(actor, capability, subject) !== null;
}

/** Says whether a person holds a capability anywhere at all: what decides which pages they see. */
export function canSomewhere(actor: Actor | null, capability: Capability): boolean {
  if (actor?.kind !== "person") return actor?.kind === "system";
  return actor.memberships.some(({ role }) => (ROLES[role] as readonly Capability[]).includes(capability));
}

/** Nobody decides on their own proposal unless a membership over it says so in so many words. */
export function canDecide(actor: Actor | null, subject: Subject, authorId: string | null): boolean {
  if (actor?.kind !== "person" || authorId !== actor.id) return can(actor, "decide", subject);
  return actor.memberships.some(
    (membership) => membership.decides_own && findRight({ ...actor, memberships: [membership] }, "decide", subject),
  );
}

/** Trusted memberships may publish what they propose, marked as such. */
export function canPublishDirectly(actor: Actor | null, subject: Subject): boolean {
  if (actor?.kind !== "person") return actor?.kind === "system";
  return actor.memberships.some(
    (membership) =>
      membership.publishes_directly && findRight({ ...actor, memberships: [membership] }, "propose", subject),
  );
}

/** Says whether a person may publish anything at all by themselves: what decides whether a button is offered. */
export const publishesSomewhere = (actor: Actor | null): boolean =>
  actor?.kind === "person" && actor.memberships.some(({ publishes_directly }) => publishes_directly);
