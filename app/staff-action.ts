import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { readVisitor } from "@/app/staff-page";
import { env } from "@/lib/env";
import { claimForm, digestForm, isUnclear, settleForm } from "@/lib/forms/once";
import { type FormState, readTyped } from "@/lib/forms/state";
import { isOwnOrigin } from "@/lib/http/origin";
import { problem, problemOf } from "@/lib/http/problem";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { splitLocale } from "@/lib/paths";
import type { SignedIn } from "@/lib/people/actor";
import { Forbidden } from "@/lib/records/change";
import { explainTrouble } from "@/lib/staff/trouble";

/** What an action is told beside the form: the language of the page it was sent from, and how it was sent. */
export type Sent = { locale: Locale; t: Translate; headers: Headers };
type Signed = Sent & { signedIn: SignedIn };

/** What work comes to: the path to go on to, or what to mend. Throws what `explainTrouble` knows. */
type Outcome = Promise<string | FormState>;

/**
 * The one wrapper of the staff's server actions (`app/**\/actions.ts`); see `ActionForm` for the other end:
 *
 *     export async function saveName(_state: FormState, form: FormData): Promise<FormState> {
 *       return runStaffAction(form, async (actor, { locale, t }) => {
 *         if (!readText(form, "name")) return { problems: [{ field: "name", message: t("…") }], values: {} };
 *         await rename(actor, …);            // lib asks for the right, and throws `Forbidden` without it
 *         return staffPath(locale);          // done: the browser goes there
 *       });
 *     }
 *
 * It checks where the form was sent from, knows the actor, takes the same form once, and turns what `work` throws
 * into sentences beside the fields, with what was typed. `values` may stay empty: it fills them in.
 */
export async function runStaffAction(
  form: FormData,
  work: (actor: SignedIn["actor"], sent: Signed) => Outcome,
): Promise<FormState> {
  return runAction(form, async (sent) => {
    const signedIn = await readVisitor();
    if (!signedIn || signedIn.needsSecondFactor) return refuse(sent.t("forms.trouble.signedOut"));
    return takeOnce(form, signedIn.actor.id, sent, () => work(signedIn.actor, { ...sent, signedIn }));
  });
}

/** The same for forms that need no account. `repeats`: sent again it is done again, as a sign-in is. */
export async function runPublicAction(
  form: FormData,
  work: (sent: Sent) => Outcome,
  { repeats = false } = {},
): Promise<FormState> {
  return runAction(form, (sent) => (repeats ? work(sent) : takeOnce(form, null, sent, () => work(sent))));
}

/**
 * The same for handlers that take a POST, such as uploads. Answers problem+json: 403 for what another site sent, 401
 * for strangers, 404 for what one may not do.
 */
export async function runStaffHandler(
  request: Request,
  work: (actor: SignedIn["actor"], signedIn: SignedIn) => Promise<Response>,
): Promise<Response> {
  return runHandler(request, async () => {
    const signedIn = await readVisitor();
    if (!signedIn || signedIn.needsSecondFactor) return problem(401, "Not signed in");
    return work(signedIn.actor, signedIn);
  });
}

/** The same without asking who it is: the sign-out serves everybody. */
export async function runHandler(request: Request, work: () => Promise<Response>): Promise<Response> {
  if (!isOwnOrigin(request.headers, env.PUBLIC_URL)) return problem(403, "Not sent from this site");
  try {
    return await work();
  } catch (error) {
    return error instanceof Forbidden ? problem(404, "There is nothing here") : problemOf(error);
  }
}

const refuse = (message: string, field = ""): FormState => ({ problems: [{ field, message }], values: {} });

async function runAction(form: FormData, work: (sent: Sent) => Outcome): Promise<FormState> {
  const given = new Headers(await headers());
  const { locale } = splitLocale(given.get("x-address") ?? "/");
  const t = translator(locale);
  // Whoever calls an action by its name may hand over anything.
  if (!(form instanceof FormData)) return refuse(t("forms.trouble.elsewhere"));
  const outcome = isOwnOrigin(given, env.PUBLIC_URL)
    ? await settle(() => work({ locale, t, headers: given }), t)
    : refuse(t("forms.trouble.elsewhere"));
  if (typeof outcome !== "string") return outcome && { ...outcome, values: { ...readTyped(form), ...outcome.values } };
  // A script goes there by loading the page anew; without one the browser is sent.
  if (given.has("next-action")) return { problems: [], values: readTyped(form), goTo: outcome };
  redirect(outcome);
}

async function settle(work: () => Outcome, t: Translate): Outcome {
  try {
    return await work();
  } catch (error) {
    const problems = explainTrouble(error, t);
    if (!problems) console.error(error);
    return { problems: problems ?? [{ field: "", message: t("forms.trouble.failed") }], values: {} };
  }
}

async function takeOnce(form: FormData, person: string | null, { t }: Sent, work: () => Outcome): Outcome {
  const digest = digestForm(form, person);
  if (digest === null) return work();
  const claim = await claimForm(digest);
  if (claim.standing === "taken") return claim.goTo;
  if (claim.standing === "unclear") return refuse(t("forms.trouble.unclear"));
  let goTo: string | null = null;
  let isKnown = true;
  try {
    const outcome = await work();
    if (typeof outcome === "string") goTo = outcome;
    return outcome;
  } catch (error) {
    const isForeseen = explainTrouble(error, t) !== null;
    if (isForeseen && !isUnclear(error)) throw error;
    if (!isForeseen) console.error(error);
    isKnown = false;
    return refuse(t("forms.trouble.unclear"));
  } finally {
    if (isKnown) await settleForm(digest, goTo);
  }
}
