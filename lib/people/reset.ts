import { createHash } from "node:crypto";
import { auditWriter } from "@/lib/audit/write";
import { prisma, transact } from "@/lib/db";
import { readClientAddress } from "@/lib/http/client-address";
import { getAuth } from "@/lib/people/auth";
import { countTry } from "@/lib/people/limits";
import { findPasswordFault, type PasswordFault } from "@/lib/people/password";
import { Email } from "@/lib/people/schema";

/** Counts one asking for a new password; answers the seconds to wait, 0 when the letter may be written. */
export async function countResetTry(email: string, headers: Headers): Promise<number> {
  const waits = [
    await countTry("resetByAddress", readClientAddress(headers)),
    await countTry("resetByAccount", email.trim()),
  ];
  return Math.max(...waits);
}

/**
 * Writes to a person how to choose a new password; does nothing for an address that nobody has or whose person was
 * shut out. To be called after the answer has been sent, for the time that it takes tells which of these it was.
 */
export async function sendResetLetter(address: string): Promise<void> {
  const email = Email.safeParse(address.trim());
  if (!email.success) return;
  const person = await prisma().person.findUnique({ where: { email: email.data } });
  if (!person || person.disabled_at !== null) return;
  await getAuth().api.requestPasswordReset({ body: { email: email.data } });
}

/** Whose link a token is; null when it is used, too old or unknown. */
async function readOwner(token: string) {
  if (!/^[\w-]{10,64}$/.test(token)) return null;
  const identifier = createHash("sha256").update(`reset-password:${token}`).digest("base64url");
  const row = await prisma().verification.findFirst({
    where: { identifier, expiresAt: { gt: new Date() } },
  });
  return row && prisma().person.findFirst({ where: { id: row.value, disabled_at: null } });
}

/** Says whether a link of a letter still opens. */
export const isResetToken = async (token: string): Promise<boolean> => (await readOwner(token)) !== null;

/** Chooses a new password by the link of a letter, once, and ends all sessions; answers what is wrong, or null. */
export async function resetPassword(token: string, password: string): Promise<PasswordFault | "no_link" | null> {
  const person = await readOwner(token);
  if (!person) return "no_link";
  const fault = findPasswordFault(password, [person.name, person.email]);
  if (fault) return fault;
  try {
    await getAuth().api.resetPassword({ body: { token, newPassword: password } });
  } catch {
    return "no_link";
  }
  await transact((tx) =>
    auditWriter(tx, { kind: "system", name: `person ${person.id}` })({
      action: "reset_password",
      subject: `person ${person.id}`,
      detail: {},
    }),
  );
  return null;
}
