"use server";

import { after } from "next/server";
import { setCookies } from "@/app/set-cookies";
import { runPublicAction, type Sent } from "@/app/staff-action";
import { readVisitor } from "@/app/staff-page";
import { type FormState, readText } from "@/lib/forms/state";
import { readClientAddress } from "@/lib/http/client-address";
import { forgottenPasswordPath, secondFactorPath, signInCodePath, signInPath, staffPath } from "@/lib/paths";
import { readSignedIn } from "@/lib/people/actor";
import { acceptInvitation } from "@/lib/people/invite";
import { countTry } from "@/lib/people/limits";
import { countResetTry, resetPassword, sendResetLetter } from "@/lib/people/reset";
import { beginSecondFactor, confirmSecondFactor } from "@/lib/people/second-factor";
import { type SignInAnswer, signIn, verifyCode } from "@/lib/people/sign-in";
import { readNext } from "@/lib/staff/next";

/** A password as it was typed: blanks belong to it. */
function readPassword(form: FormData, name = "password"): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

const fault = (field: string, message: string): FormState => ({ problems: [{ field, message }], values: {} });

const mustWait = ({ t }: Sent, seconds: number): FormState =>
  fault("", t("signIn.wait", { minutes: Math.ceil(seconds / 60) }));

/** Somebody signs in with their address and password. */
export async function signInWithPassword(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(
    form,
    async (sent) => {
      const { t, locale, headers } = sent;
      const password = readPassword(form);
      const answer = await signIn({ email: readText(form, "email"), password }, headers);
      const next = readNext(readText(form, "next"), locale);
      if ("waitSeconds" in answer) return mustWait(sent, answer.waitSeconds);
      if ("fault" in answer) return fault("email", t("signIn.wrong"));
      await setCookies(answer.cookies);
      if (answer.step === "code") return signInCodePath(locale, new URLSearchParams({ next }).toString());
      return (await isFactorMissing(answer, password)) ? secondFactorPath(locale) : next;
    },
    { repeats: true },
  );
}

/** Begins setting up the second factor of whoever needs one, while the password is at hand. */
async function isFactorMissing(answer: SignInAnswer & { cookies: string[] }, password: string): Promise<boolean> {
  const cookie = answer.cookies.map((line) => line.split(";")[0]).join("; ");
  const headers = new Headers({ cookie });
  const signedIn = await readSignedIn(headers);
  if (!signedIn?.needsSecondFactor) return false;
  await beginSecondFactor(password, headers);
  return true;
}

/** The code of the app, or a recovery code. */
export async function signInWithCode(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(
    form,
    async (sent) => {
      const { t, locale, headers } = sent;
      const answer = await verifyCode(readText(form, "code"), headers);
      if ("waitSeconds" in answer) return mustWait(sent, answer.waitSeconds);
      if ("fault" in answer) return fault("code", t(`signIn.code.${answer.fault}`));
      await setCookies(answer.cookies);
      return readNext(readText(form, "next"), locale);
    },
    { repeats: true },
  );
}

/** Asks for a letter. The answer is the same, and as quick, whether anybody has that address or not. */
export async function askForReset(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(
    form,
    async (sent) => {
      const email = readText(form, "email");
      if (!email.includes("@")) return fault("email", sent.t("signIn.noAddress"));
      const seconds = await countResetTry(email, sent.headers);
      if (seconds > 0) return mustWait(sent, seconds);
      after(() => sendResetLetter(email));
      return forgottenPasswordPath(sent.locale, "sent=1");
    },
    { repeats: true },
  );
}

/** Chooses a new password by the link of a letter. */
export async function choosePassword(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(
    form,
    async (sent) => {
      const { t, locale, headers } = sent;
      const seconds = await countTry("linkByAddress", readClientAddress(headers));
      if (seconds > 0) return mustWait(sent, seconds);
      const wrong = await resetPassword(readText(form, "token"), readPassword(form));
      if (wrong === "no_link") return fault("", t("signIn.reset.noLink"));
      if (wrong) return fault("password", t(`signIn.password.${wrong}`));
      return signInPath(locale, "changed=1");
    },
    { repeats: true },
  );
}

/** Takes up an invitation and signs the new person in, to set up the second factor next. */
export async function joinByInvitation(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(
    form,
    async (sent) => {
      const { t, locale, headers } = sent;
      const seconds = await countTry("linkByAddress", readClientAddress(headers));
      if (seconds > 0) return mustWait(sent, seconds);
      const [password, name, email] = [readPassword(form), readText(form, "name"), readText(form, "email")];
      const accepted = await acceptInvitation(readText(form, "token"), { name, email, password });
      if ("fault" in accepted) return fault(FIELD_OF[accepted.fault] ?? "password", t(sayFault(accepted.fault)));
      const answer = await signIn({ email: accepted.email, password }, headers);
      if (!("cookies" in answer)) return signInPath(locale);
      await setCookies(answer.cookies);
      return (await isFactorMissing(answer, password)) ? secondFactorPath(locale) : staffPath(locale);
    },
    { repeats: true },
  );
}

type JoinFault = Extract<Awaited<ReturnType<typeof acceptInvitation>>, { fault: string }>["fault"];
const FIELD_OF: Partial<Record<JoinFault, string>> = {
  no_invitation: "",
  taken: "",
  bad_email: "email",
  no_name: "name",
};

const sayFault = (wrong: JoinFault) =>
  wrong === "no_invitation" || wrong === "taken" || wrong === "bad_email" || wrong === "no_name"
    ? (`signIn.invitation.${wrong}` as const)
    : (`signIn.password.${wrong}` as const);

/** Begins setting up a second factor, where the password has to be asked again. */
export async function beginFactor(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(
    form,
    async (sent) => {
      const { t, locale, headers } = sent;
      const visitor = await readVisitor();
      if (!visitor) return signInPath(locale);
      const seconds = await countTry("signInByAccount", visitor.email);
      if (seconds > 0) return mustWait(sent, seconds);
      if (!(await beginSecondFactor(readPassword(form), headers))) return fault("password", t("signIn.wrongPassword"));
      return secondFactorPath(locale);
    },
    { repeats: true },
  );
}

/** The first code of a new second factor: from then on it is asked for. */
export async function confirmFactor(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(
    form,
    async (sent) => {
      const { t, locale, headers } = sent;
      const visitor = await readVisitor();
      if (!visitor) return signInPath(locale);
      const seconds = await countTry("codeByAddress", visitor.actor.id);
      if (seconds > 0) return mustWait(sent, seconds);
      const cookies = await confirmSecondFactor(visitor.actor.id, readText(form, "code"), headers);
      if (!cookies) return fault("code", t("signIn.code.wrong"));
      await setCookies(cookies);
      return staffPath(locale);
    },
    { repeats: true },
  );
}
