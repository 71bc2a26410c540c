"use server";

import { setCookies } from "@/app/set-cookies";
import { runStaffAction } from "@/app/staff-action";
import { type FormState, readText } from "@/lib/forms/state";
import { secondFactorPath, staffAccountPath } from "@/lib/paths";
import { changePassword, endSession } from "@/lib/people/account";
import { countTry } from "@/lib/people/limits";
import { renewSecondFactor } from "@/lib/people/second-factor";

const fault = (field: string, message: string): FormState => ({ problems: [{ field, message }], values: {} });

const readPassword = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Ends one of the own sessions. */
export async function endOwnSession(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (_actor, { signedIn, locale }) => {
    await endSession(signedIn, readText(form, "session"));
    return staffAccountPath(locale, "done=session");
  });
}

export async function changeOwnPassword(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (_actor, { signedIn, locale, t, headers }) => {
    const seconds = await countTry("signInByAccount", signedIn.email);
    if (seconds > 0) return fault("", t("signIn.wait", { minutes: Math.ceil(seconds / 60) }));
    const given = { current: readPassword(form, "current_password"), wanted: readPassword(form, "new_password") };
    const answer = await changePassword(signedIn, given, headers);
    if ("cookies" in answer) {
      await setCookies(answer.cookies);
      return staffAccountPath(locale, "done=password");
    }
    if (answer.fault === "wrong") return fault("current_password", t("signIn.wrongPassword"));
    return fault("new_password", t(`signIn.password.${answer.fault}`));
  });
}

/** Gives up the second factor and begins another. */
export async function renewOwnFactor(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { signedIn, locale, t, headers }) => {
    const seconds = await countTry("signInByAccount", signedIn.email);
    if (seconds > 0) return fault("", t("signIn.wait", { minutes: Math.ceil(seconds / 60) }));
    const cookies = await renewSecondFactor(actor.id, readPassword(form, "password"), headers);
    if (!cookies) return fault("password", t("signIn.wrongPassword"));
    await setCookies(cookies);
    return secondFactorPath(locale);
  });
}
