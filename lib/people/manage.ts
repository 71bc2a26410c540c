import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { type Actor, REGISTER } from "@/lib/people/rights";
import { InvitationInput, MembershipInput } from "@/lib/people/schema";
import { change } from "@/lib/records/change";

type Person = Extract<Actor, { kind: "person" }>;

/** The last administrator cannot be taken away: nobody could give the right back. */
export class LastAdministrator extends Error {
  constructor() {
    super("The register needs an administrator");
  }
}

async function requireAdministrator(tx: Tx): Promise<void> {
  const left = await tx.membership.count({
    where: { role: "administrator", ended_at: null, person: { disabled_at: null } },
  });
  if (left === 0) throw new LastAdministrator();
}

const permission = { capability: "manage_people", over: [REGISTER] } as const;

/** Gives a person a role over a scope. */
export async function giveMembership(actor: Person, personId: string, input: MembershipInput): Promise<string> {
  const membership = MembershipInput.parse(input);
  return change(actor, permission, async (tx, audit) => {
    const id = randomUUID();
    await tx.membership.create({ data: { id, person_id: personId, given_by: actor.id, ...membership } });
    await audit({ action: "give_membership", subject: `person ${personId}`, detail: membership });
    return id;
  });
}

/**
 * Changes what public pages say instead of a person's name, of what is published from now on and of what was published
 * while there was none; null: nothing. Throws a `ZodError` that names `office`.
 */
export async function changeOffice(actor: Person, personId: string, wanted: string | null): Promise<void> {
  const { office } = InvitationInput.pick({ office: true }).parse({ office: wanted });
  await change(actor, permission, async (tx, audit) => {
    const before = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { office: true } });
    await tx.person.update({ where: { id: personId }, data: { office } });
    await audit({
      action: "change_office",
      subject: `person ${personId}`,
      detail: { before: before.office, after: office },
    });
  });
}

/** Ends a membership; it stays in the history. */
export async function endMembership(actor: Person, id: string): Promise<void> {
  await change(actor, permission, async (tx, audit) => {
    const membership = await tx.membership.update({
      where: { id, ended_at: null },
      data: { ended_at: new Date(), ended_by: actor.id },
    });
    await requireAdministrator(tx);
    await audit({ action: "end_membership", subject: `person ${membership.person_id}`, detail: { membership: id } });
  });
}

/** Shuts a person out, at once: their sessions end with it. Their name stays in the history. */
export async function disablePerson(actor: Person, personId: string): Promise<void> {
  await change(actor, permission, async (tx, audit) => {
    await tx.person.update({ where: { id: personId }, data: { disabled_at: new Date() } });
    await tx.session.deleteMany({ where: { userId: personId } });
    await requireAdministrator(tx);
    await audit({ action: "disable", subject: `person ${personId}`, detail: {} });
  });
}

/** Lets a person in again, with the memberships that were not ended. */
export async function enablePerson(actor: Person, personId: string): Promise<void> {
  await change(actor, permission, async (tx, audit) => {
    await tx.person.update({ where: { id: personId }, data: { disabled_at: null } });
    await audit({ action: "enable", subject: `person ${personId}`, detail: {} });
  });
}

/**
 * Takes away a second factor that was lost together with its recovery codes. Until the person has set up another they
 * hold no right; their sessions end.
 */
export async function resetSecondFactor(actor: Person, personId: string): Promise<void> {
  await change(actor, permission, async (tx, audit) => {
    await tx.person.update({ where: { id: personId }, data: { twoFactorEnabled: false } });
    await tx.twoFactor.deleteMany({ where: { userId: personId } });
    await tx.session.deleteMany({ where: { userId: personId } });
    await audit({ action: "reset_second_factor", subject: `person ${personId}`, detail: {} });
  });
}

/** Takes an invitation back: its link no longer opens. */
export async function withdrawInvitation(actor: Person, id: string): Promise<void> {
  await change(actor, permission, async (tx, audit) => {
    const { email } = await tx.invitation.update({
      where: { id, accepted_at: null },
      data: { expires_at: new Date() },
    });
    await audit({ action: "withdraw_invitation", subject: `person ${email}`, detail: {} });
  });
}
