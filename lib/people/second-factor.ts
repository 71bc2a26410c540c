import { isAPIError } from "better-auth/api";
import { symmetricDecrypt } from "better-auth/crypto";
import { auditWriter } from "@/lib/audit/write";
import { prisma, transact } from "@/lib/db";
import { getAuth } from "@/lib/people/auth";
import { takeCode } from "@/lib/people/used-codes";

/** A second factor that is being set up: what the app is told, and the codes for when it is lost. Shown until it works. */
export type PendingFactor = { uri: string; key: string; recoveryCodes: string[] };

async function audit(personId: string, action: string): Promise<void> {
  await transact((tx) =>
    auditWriter(tx, { kind: "system", name: `person ${personId}` })({
      action,
      subject: `person ${personId}`,
      detail: {},
    }),
  );
}

/** Begins setting up a second factor, with the password asked again; false when that is wrong. */
export async function beginSecondFactor(password: string, headers: Headers): Promise<boolean> {
  try {
    await getAuth().api.enableTwoFactor({ body: { password }, headers });
    return true;
  } catch (error) {
    if (isAPIError(error) && Number(error.statusCode) < 500) return false;
    throw error;
  }
}

/** What a person has begun to set up and not yet shown to work; null when there is nothing of the kind. */
export async function readPendingFactor(person: { id: string; email: string }): Promise<PendingFactor | null> {
  const row = await prisma().twoFactor.findFirst({ where: { userId: person.id, verified: false } });
  if (!row) return null;
  const { secretConfig } = await getAuth().$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: row.secret });
  const key = toBase32(Buffer.from(secret, "utf8"));
  const issuer = encodeURIComponent("IT Facilities Registry");
  const label = `${issuer}:${encodeURIComponent(person.email)}`;
  const codes: unknown = JSON.parse(await symmetricDecrypt({ key: secretConfig, data: row.backupCodes }));
  return {
    uri: `otpauth://totp/${label}?secret=${key}&issuer=${issuer}&digits=6&period=30`,
    key,
    recoveryCodes: Array.isArray(codes) ? codes.map(String) : [],
  };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, without padding: how apps take a key. */
function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** Shows that the app works; from then on it is asked for. Answers the cookies to set, null when the code is wrong. */
export async function confirmSecondFactor(personId: string, code: string, headers: Headers): Promise<string[] | null> {
  try {
    const body = { code: code.replace(/\s/g, "") };
    const answer = await getAuth().api.verifyTOTP({ body, headers, asResponse: true });
    if (!answer.ok) return null;
    // Shown once, used up: it signs nobody in afterwards.
    await takeCode(personId, body.code);
    await audit(personId, "set_second_factor");
    return answer.headers.getSetCookie();
  } catch (error) {
    if (isAPIError(error) && Number(error.statusCode) < 500) return null;
    throw error;
  }
}

/** Gives up the second factor to set up another; until that works the person holds no right. Null: wrong password. */
export async function renewSecondFactor(
  personId: string,
  password: string,
  headers: Headers,
): Promise<string[] | null> {
  try {
    const answer = await getAuth().api.disableTwoFactor({ body: { password }, headers, asResponse: true });
    if (!answer.ok) return null;
    await audit(personId, "renew_second_factor");
    const cookies = answer.headers.getSetCookie();
    const cookie = cookies.map((one) => one.split(";")[0]).join("; ");
    await beginSecondFactor(password, new Headers({ cookie }));
    return cookies;
  } catch (error) {
    if (isAPIError(error) && Number(error.statusCode) < 500) return null;
    throw error;
  }
}
