"use server";

import type { ZodError } from "zod";
import { runStaffAction } from "@/app/staff-action";
import { type FormProblem, type FormState, readOptional, readText } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { staffPeoplePath, staffPersonPath } from "@/lib/paths";
import { findUnknownCodes, listPeople } from "@/lib/people/directory";
import { inviteByLetter, LetterRefused } from "@/lib/people/invite";
import {
  changeOffice,
  disablePerson,
  enablePerson,
  endMembership,
  giveMembership,
  LastAdministrator,
  resetSecondFactor,
  withdrawInvitation,
} from "@/lib/people/manage";
import { InvitationInput, MembershipInput } from "@/lib/people/schema";
import { explainTrouble } from "@/lib/staff/trouble";

const fault = (field: string, message: string): FormState => ({ problems: [{ field, message }], values: {} });

const readCodes = (form: FormData, name: string) =>
  readText(form, name)
    .toUpperCase()
    .split(/[\s,;،]+/)
    .filter(Boolean);

/** What a schema finds wrong, each at the field of the form: codes are typed as one text. */
const faultsOf = (error: ZodError | undefined, t: Translate): FormProblem[] =>
  (error ? (explainTrouble(error, t) ?? []) : []).map((one) => ({ ...one, field: one.field.split(".")[0] ?? "" }));

/** The role that a form gives, and all that is wrong with it. */
async function readMembership(form: FormData, t: Translate) {
  const [bodies, areas] = [readCodes(form, "bodies"), readCodes(form, "areas")];
  const unknown = [
    { field: "bodies", codes: await findUnknownCodes("body", bodies) },
    { field: "areas", codes: await findUnknownCodes("area", areas) },
  ].filter(({ codes }) => codes.length > 0);
  const read = MembershipInput.safeParse({
    role: readText(form, "role"),
    bodies,
    areas,
    publishes_directly: form.has("publishes_directly"),
    decides_own: form.has("decides_own"),
  });
  const say = (codes: string[]) => t("staff.membership.unknownCodes", { codes: codes.join(", ") });
  const problems = [
    // No code that is mistyped is one of the register's: said once.
    ...faultsOf(read.error, t).filter(({ field }) => unknown.every((one) => one.field !== field)),
    ...unknown.map(({ field, codes }) => ({ field, message: say(codes) })),
  ];
  return { membership: read.data, problems };
}

export async function inviteSomebody(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const role = await readMembership(form, t);
    const who = InvitationInput.omit({ memberships: true }).safeParse({
      email: readText(form, "email"),
      name: readText(form, "name"),
      office: readOptional(form, "office"),
    });
    const problems = [...faultsOf(who.error, t), ...role.problems];
    if ((await listPeople(actor)).some(({ email }) => email === readText(form, "email").toLowerCase()))
      problems.unshift({ field: "email", message: t("staff.people.known") });
    if (problems.length > 0 || !who.data || !role.membership) return { problems, values: {} };
    const invitation = { ...who.data, memberships: [role.membership] };
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
    const { membership, problems } = await readMembership(form, t);
    if (problems.length > 0 || !membership) return { problems, values: {} };
    const person = readText(form, "person");
    await giveMembership(actor, person, membership);
    return staffPersonPath(locale, person, "done=given");
  });
}

export async function nameOffice(_state: FormState, form: FormData): Promise<FormState> {
  return changePerson(form, "office", (actor, person) => changeOffice(actor, person, readOptional(form, "office")));
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
