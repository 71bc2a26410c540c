import { isAPIError } from "better-auth/api";
import { auditWriter } from "@/lib/audit/write";
import { prisma, transact } from "@/lib/db";
import type { SignedIn } from "@/lib/people/actor";
import { getAuth } from "@/lib/people/auth";
import { findPasswordFault, type PasswordFault } from "@/lib/people/password";

/** One place where a person is signed in. */
export type OwnSession = {
  id: string;
  since: Date;
  lastUsed: Date;
  address: string | null;
  agent: string | null;
  current: boolean;
};

/** Where a person is signed in now, the newest first. */
export async function listSessions({ actor, session }: SignedIn): Promise<OwnSession[]> {
  const rows = await prisma().session.findMany({
    where: { userId: actor.id, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    since: row.createdAt,
    lastUsed: row.updatedAt,
    address: row.ipAddress || null,
    agent: row.userAgent || null,
    current: row.id === session.id,
  }));
}

/** Ends one of a person's own sessions; nothing happens when it is somebody else's or gone already. */
export async function endSession({ actor }: SignedIn, id: string): Promise<void> {
  await transact(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id, userId: actor.id } });
    if (count > 0)
      await auditWriter(
        tx,
        actor,
      )({ action: "end_session", subject: `person ${actor.id}`, detail: { sessions: count } });
  });
}

/** Changes the own password and ends all other sessions; answers what is wrong, or the cookies to set. */
export async function changePassword(
  { actor, email }: SignedIn,
  given: { current: string; wanted: string },
  headers: Headers,
): Promise<{ fault: PasswordFault | "wrong" } | { cookies: string[] }> {
  const fault = findPasswordFault(given.wanted, [actor.name, email]);
  if (fault) return { fault };
  try {
    const body = { currentPassword: given.current, newPassword: given.wanted, revokeOtherSessions: true };
    const answer = await getAuth().api.changePassword({ body, headers, asResponse: true });
    if (!answer.ok) return { fault: "wrong" };
    await transact((tx) =>
      auditWriter(tx, actor)({ action: "change_password", subject: `person ${actor.id}`, detail: {} }),
    );
    return { cookies: answer.headers.getSetCookie() };
  } catch (error) {
    if (isAPIError(error) && Number(error.statusCode) < 500) return { fault: "wrong" };
    throw error;
  }
}
