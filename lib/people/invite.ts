import { createHash, randomBytes, randomUUID } from "node:crypto";
import { auditWriter } from "@/lib/audit/write";
import { prisma, type Tx, transact } from "@/lib/db";
import { sendLetter } from "@/lib/mail/send";
import { writeLetter } from "@/lib/mail/write";
import { invitationPath } from "@/lib/paths";
import { getAuth } from "@/lib/people/auth";
import { withdrawInvitation } from "@/lib/people/manage";
import { findPasswordFault, type PasswordFault } from "@/lib/people/password";
import { type Actor, REGISTER } from "@/lib/people/rights";
import { Email, InvitationInput, MembershipInput } from "@/lib/people/schema";
import { change } from "@/lib/records/change";

const DAY_MS = 86_400_000;
/** How long an invitation holds. */
export const INVITATION_DAYS = 7;

const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

async function createInvitation(tx: Tx, input: InvitationInput, invitedBy: string | null): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.invitation.create({
    data: {
      ...input,
      id: randomUUID(),
      token_hash: hashToken(token),
      invited_by: invitedBy,
      expires_at: new Date(Date.now() + INVITATION_DAYS * DAY_MS),
    },
  });
  return token;
}

/**
 * Invites a person and writes them a letter. When the mail server refuses it the invitation is taken back, and this
 * throws `LetterRefused`: an invitation that nobody knows of would only be a hole.
 */
export async function inviteByLetter(actor: Extract<Actor, { kind: "person" }>, input: InvitationInput): Promise<void> {
  const token = await invitePerson(actor, input);
  const letter = writeLetter("invitation", { name: input.name }, (locale) => invitationPath(locale, token));
  try {
    await sendLetter({ to: input.email, ...letter });
  } catch (error) {
    console.error(error);
    const invitation = await prisma().invitation.findUniqueOrThrow({ where: { token_hash: hashToken(token) } });
    await withdrawInvitation(actor, invitation.id);
    throw new LetterRefused();
  }
}

/** The mail server did not take a letter; nothing was changed. */
export class LetterRefused extends Error {
  constructor() {
    super("The letter could not be sent");
  }
}

/** Invites a person; answers the token that opens the invitation once. */
export async function invitePerson(actor: Extract<Actor, { kind: "person" }>, input: InvitationInput): Promise<string> {
  const invitation = InvitationInput.parse(input);
  return change(actor, { capability: "manage_people", over: [REGISTER] }, async (tx, audit) => {
    const token = await createInvitation(tx, invitation, actor.id);
    await audit({
      action: "invite",
      subject: `person ${invitation.email}`,
      detail: { memberships: invitation.memberships },
    });
    return token;
  });
}

/**
 * The token for the first administrator; null when somebody has a place already. Each start makes a new one and the
 * one before it no longer opens, so that only the newest printed link does.
 */
export async function createFirstInvitation(): Promise<string | null> {
  return transact(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707372)`;
    if ((await tx.person.count()) > 0) return null;
    await tx.invitation.updateMany({
      where: { invited_by: null, accepted_at: null },
      data: { expires_at: new Date() },
    });
    const memberships = [MembershipInput.parse({ role: "administrator", bodies: [], areas: [], decides_own: true })];
    const token = await createInvitation(tx, { email: "", name: "", office: null, memberships }, null);
    await auditWriter(tx, { kind: "system", name: "start" })({
      action: "invite",
      subject: "first administrator",
      detail: {},
    });
    return token;
  });
}

/** What an invitation offers: who is meant, and whether the address is still to be given (the first administrator's). */
export type OpenInvitation = { name: string; email: string; office: string | null };

/** Reads an invitation that can still be taken up; null for one that is used, too old or unknown. */
export async function readInvitation(token: string): Promise<OpenInvitation | null> {
  return prisma().invitation.findFirst({
    where: { token_hash: hashToken(token), accepted_at: null, expires_at: { gt: new Date() } },
    select: { name: true, email: true, office: true },
  });
}

export type AcceptedInvitation =
  | { person: string; email: string }
  | { fault: PasswordFault | "no_invitation" | "taken" | "bad_email" | "no_name" };

/** Takes up an invitation: makes the person with their password and memberships. The token opens once. */
export async function acceptInvitation(
  token: string,
  given: { name: string; email: string; password: string },
): Promise<AcceptedInvitation> {
  const invitation = await readInvitation(token);
  if (!invitation) return { fault: "no_invitation" };
  const email = Email.safeParse(invitation.email || given.email);
  const name = (invitation.name || given.name).trim();
  if (!email.success) return { fault: "bad_email" };
  if (!name) return { fault: "no_name" };
  const fault = findPasswordFault(given.password, [name, email.data]);
  if (fault) return { fault };
  const password = await (await getAuth().$context).password.hash(given.password);
  return transact(async (tx) => {
    const claimed = await tx.invitation.updateMany({
      where: { token_hash: hashToken(token), accepted_at: null, expires_at: { gt: new Date() } },
      data: { accepted_at: new Date() },
    });
    if (claimed.count === 0) return { fault: "no_invitation" as const };
    if (await tx.person.findUnique({ where: { email: email.data } })) return { fault: "taken" as const };
    const row = await tx.invitation.findUniqueOrThrow({ where: { token_hash: hashToken(token) } });
    const id = randomUUID();
    await tx.person.create({ data: { id, name, email: email.data, emailVerified: true, office: row.office } });
    await tx.account.create({
      data: { id: randomUUID(), accountId: id, providerId: "credential", userId: id, password },
    });
    const memberships = MembershipInput.array().parse(row.memberships);
    await tx.membership.createMany({
      data: memberships.map((membership) => ({
        id: randomUUID(),
        person_id: id,
        given_by: row.invited_by,
        ...membership,
      })),
    });
    await auditWriter(tx, { kind: "system", name: `person ${id}` })({
      action: "join",
      subject: `person ${id}`,
      detail: { memberships },
    });
    return { person: id, email: email.data };
  });
}
