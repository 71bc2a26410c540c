"use server";

import { runStaffAction } from "@/app/staff-action";
import { type FormState, readOptional, readText } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { staffPeoplePath, staffPersonPath } from "@/lib/paths";
import { findUnknownCodes, listPeople } from "@/lib/people/directory";
import { inviteByLetter, LetterRefused } from "@/lib/people/invite";
import {
  disablePerson,
  enablePerson,
  endMembership,
  giveMembership,
  LastAdministrator,
  resetSecondFactor,
  withdrawInvitation,
} from "@/lib/people/manage";
import { InvitationInput, MembershipInput } from "@/lib/people/schema";

const fault = (field: string, message: string): FormState => ({ problems: [{ field, message }], values: {} });

const readCodes = (form: FormData, name: string) =>
  readText(form, name)
    .toUpperCase()
    .split(/[\s,;،]+/)
    .filter(Boolean);

/** The role that a form gives, or what is wrong with its codes. */
async function readMembership(form: FormData, t: Translate): Promise<MembershipInput | FormState> {
  const [bodies, areas] = [readCodes(form, "bodies"), readCodes(form, "areas")];
  const unknown = [
    { field: "bodies", codes: await findUnknownCodes("body", bodies) },
    { field: "areas", codes: await findUnknownCodes("area", areas) },
  ].filter(({ codes }) => codes.length > 0);
  if (unknown.length > 0) {
    const say = (codes: string[]) => t("staff.membership.unknownCodes", { codes: codes.join(", ") });
    return { problems: unknown.map(({ field, codes }) => ({ field, message: say(codes) })), values: {} };
  }
  return MembershipInput.parse({
    role: readText(form, "role"),
    bodies,
    areas,
    publishes_directly: form.has("publishes_directly"),
    decides_own: form.has("decides_own"),
  });
}

const isState = (read: MembershipInput | FormState): read is NonNullable<FormState> =>
  read !== null && "problems" in read;

export async function inviteSomebody(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const membership = await readMembership(form, t);
    if (membership === null || isState(membership)) return membership;
    const invitation = InvitationInput.parse({
      email: readText(form, "email"),
      name: readText(form, "name"),
      office: readOptional(form, "office"),
      memberships: [membership],
    });
    if ((await listPeople(actor)).some(({ email }) => email === invitation.email))
      return fault("email", t("staff.people.known"));
    try {
      await inviteByLetter(actor, invitation);
    } catch (error) {
      if (error instanceof LetterRefused) return fault("email", t("staff.people.letterRefused"));
      throw error;
    }
    return staffPeoplePath(locale, "done=invited");
  });
}

export async function withdrawPlace(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    await withdrawInvitation(actor, readText(form, "invitation"));
    return staffPeoplePath(locale, "done=withdrawn");
  });
}

/** Does something to the person whom a form names, and comes back to their page. */
async function changePerson(
  form: FormData,
  done: string,
  work: (actor: Parameters<typeof disablePerson>[0], person: string) => Promise<unknown>,
): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const person = readText(form, "person");
    try {
      await work(actor, person);
    } catch (error) {
      if (error instanceof LastAdministrator) return fault("", t("staff.people.lastAdministrator"));
      throw error;
    }
    return staffPersonPath(locale, person, `done=${done}`);
  });
}

export async function giveRole(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const membership = await readMembership(form, t);
    if (membership === null || isState(membership)) return membership;
    const person = readText(form, "person");
    await giveMembership(actor, person, membership);
    return staffPersonPath(locale, person, "done=given");
  });
}

export async function endRole(_state: FormState, form: FormData): Promise<FormState> {
  return changePerson(form, "ended", (actor) => endMembership(actor, readText(form, "membership")));
}

export async function shutOut(_state: FormState, form: FormData): Promise<FormState> {
  return changePerson(form, "disabled", disablePerson);
}

export async function letIn(_state: FormState, form: FormData): Promise<FormState> {
  return changePerson(form, "enabled", enablePerson);
}

export async function takeFactor(_state: FormState, form: FormData): Promise<FormState> {
  return changePerson(form, "factor", resetSecondFactor);
}
