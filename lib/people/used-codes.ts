import { createHmac } from "node:crypto";
import { symmetricDecrypt } from "better-auth/crypto";
import { prisma } from "@/lib/db";
import { getAuth } from "@/lib/people/auth";

const STEP_MS = 30_000;

/** The code of one step of the clock (RFC 6238: SHA-1, six digits). */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Whom the first step let through: the browser carries the name of what the sign-in keeps of it. */
export async function readChallenged(headers: Headers): Promise<string | null> {
  const [, cookie] = /two_factor=([^;]+)/.exec(headers.get("cookie") ?? "") ?? [];
  if (cookie === undefined) return null;
  const { internalAdapter } = await getAuth().$context;
  const name = decodeURIComponent(cookie).replace(/\.[^.]*$/, "");
  return (await internalAdapter.findVerificationValue(name))?.value ?? null;
}

/**
 * Takes a code for its only use: false when it, or a later one, was taken before. A code that is wrong is nobody's and
 * stays true: the sign-in counts it. Of two that come at once one gets it.
 */
export async function takeCode(personId: string, code: string, now = Date.now()): Promise<boolean> {
  const factor = await prisma().twoFactor.findFirst({ where: { userId: personId } });
  if (!factor) return true;
  const { secretConfig } = await getAuth().$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: factor.secret });
  const today = Math.floor(now / STEP_MS);
  // The sign-in takes a code one step early or late, for clocks that differ.
  const step = [today, today - 1, today + 1].find((one) => codeOf(secret, one) === code);
  if (step === undefined) return true;
  const { count } = await prisma().twoFactor.updateMany({
    where: { id: factor.id, OR: [{ last_step: null }, { last_step: { lt: step } }] },
    data: { last_step: step },
  });
  return count === 1;
}
