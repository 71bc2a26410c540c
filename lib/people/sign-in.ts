import { isAPIError } from "better-auth/api";
import { noteSecurity } from "@/lib/audit/security";
import { auditWriter } from "@/lib/audit/write";
import { prisma, transact } from "@/lib/db";
import { readClientAddress } from "@/lib/http/client-address";
import { getAuth } from "@/lib/people/auth";
import { countTry, forgetTries } from "@/lib/people/limits";
import { Email } from "@/lib/people/schema";
import { readChallenged, takeCode } from "@/lib/people/used-codes";

/** `cookies` are to be set in the browser as they are. A fault says no more than it must: never who is known here. */
export type SignInAnswer =
  | { step: "signed_in" | "code"; cookies: string[] }
  | { fault: "wrong" | "expired" }
  | { waitSeconds: number };

const cookiesOf = (answer: Response) => answer.headers.getSetCookie();

/** Answers null for what the sign-in library refuses; throws what it did not foresee. */
async function ask(work: () => Promise<Response>): Promise<Response | null> {
  try {
    const answer = await work();
    if (answer.status >= 500) throw new Error(`The sign-in answered ${answer.status}`);
    return answer.ok ? answer : null;
  } catch (error) {
    if (isAPIError(error) && Number(error.statusCode) < 500) return null;
    throw error;
  }
}

async function auditPerson(id: string, action: string, detail: Record<string, unknown> = {}): Promise<void> {
  await transact((tx) =>
    auditWriter(tx, { kind: "system", name: `person ${id}` })({ action, subject: `person ${id}`, detail }),
  );
}

/**
 * The first step: name and password. Unknown names, wrong passwords and people who were shut out answer alike, after
 * the same work. Counts tries by account and by address before it looks.
 */
export async function signIn(given: { email: string; password: string }, headers: Headers): Promise<SignInAnswer> {
  const email = Email.safeParse(given.email.trim());
  const waits = [await countTry("signInByAddress", readClientAddress(headers))];
  if (email.success) waits.push(await countTry("signInByAccount", email.data));
  const waitSeconds = Math.max(...waits);
  if (waitSeconds > 0) return { waitSeconds };
  if (!email.success) return { fault: "wrong" };
  const body = { email: email.data, password: given.password };
  const answer = await ask(() =>
    getAuth().api.signInEmail({ body, headers: withoutSession(headers), asResponse: true }),
  );
  if (!answer) {
    await noteSecurity("sign_in_failed", { account: email.data, address: readClientAddress(headers) });
    return { fault: "wrong" };
  }
  const person = await prisma().person.findUniqueOrThrow({ where: { email: email.data } });
  await forgetTries("signInByAccount", email.data);
  const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
  if (twoFactorRedirect) return { step: "code", cookies: cookiesOf(answer) };
  await auditPerson(person.id, "sign_in");
  return { step: "signed_in", cookies: cookiesOf(answer) };
}

/** A session that is still there must not stand in for the one that is being made. */
function withoutSession(headers: Headers): Headers {
  const clean = new Headers(headers);
  clean.delete("cookie");
  return clean;
}

/** The second step: the code of the app, or a recovery code; either works once. */
export async function verifyCode(code: string, headers: Headers): Promise<SignInAnswer> {
  const waitSeconds = await countTry("codeByAddress", readClientAddress(headers));
  if (waitSeconds > 0) return { waitSeconds };
  const plain = code.replace(/\s/g, "");
  const isRecovery = !/^\d{6}$/.test(plain);
  const { api } = getAuth();
  const verify = isRecovery ? api.verifyBackupCode : api.verifyTOTP;
  // Without what the first step left in the browser there is nothing to verify: it holds for ten minutes.
  if (!/two_factor=/.test(headers.get("cookie") ?? "")) return { fault: "expired" };
  const challenged = isRecovery ? null : await readChallenged(headers);
  const isFresh = challenged === null || (await takeCode(challenged, plain));
  const answer = isFresh ? await ask(() => verify({ body: { code: plain }, headers, asResponse: true })) : null;
  if (!answer) {
    await noteSecurity("code_failed", { address: readClientAddress(headers), recovery: isRecovery });
    return { fault: "wrong" };
  }
  const { user } = (await answer.json()) as { user: { id: string } };
  await auditPerson(user.id, "sign_in", isRecovery ? { recovery_code: true } : {});
  return { step: "signed_in", cookies: cookiesOf(answer) };
}

/** Ends the session that a request carries, and with `everywhere` all others of that person. */
export async function signOut(headers: Headers, everywhere: boolean): Promise<string[]> {
  const session = await getAuth().api.getSession({ headers });
  if (session && everywhere) {
    await prisma().session.deleteMany({ where: { userId: session.user.id } });
    await auditPerson(session.user.id, "sign_out_everywhere");
  }
  const answer = await ask(() => getAuth().api.signOut({ headers, asResponse: true }));
  return answer ? cookiesOf(answer) : [];
}
