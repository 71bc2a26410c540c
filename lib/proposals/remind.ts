import { prisma, transact } from "@/lib/db";
import { env } from "@/lib/env";
import { sendLetter } from "@/lib/mail/send";
import { writeLetter } from "@/lib/mail/write";
import { absoluteUrl, staffProposalPath, staffProposalsPath } from "@/lib/paths";
import { readMemberships } from "@/lib/people/actor";
import { type Actor, canDecide } from "@/lib/people/rights";
import { subjectsOfProposal } from "@/lib/proposals/current";

/** How long a proposal waits before somebody is reminded, and before they are reminded again. */
export const REMIND_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;
/** A letter names so many; the rest stand in the inbox. */
const MOST_NAMED = 20;

type Person = Extract<Actor, { kind: "person" }> & { email: string };
type Waiting = { id: bigint; title: string; author_id: string | null };

async function readDeciders(): Promise<Person[]> {
  const people = await prisma().person.findMany({
    where: {
      disabled_at: null,
      memberships: { some: { ended_at: null, role: { in: ["reviewer", "administrator"] } } },
    },
    select: { id: true, name: true, office: true, email: true },
  });
  return Promise.all(
    people.map(async (person) => ({
      kind: "person" as const,
      ...person,
      memberships: await readMemberships(person.id),
    })),
  );
}

async function remind({ name, email }: Person, waiting: readonly Waiting[]): Promise<void> {
  const lines = waiting
    .slice(0, MOST_NAMED)
    .map(({ id, title }) => `${title}\n${absoluteUrl(env.PUBLIC_URL, staffProposalPath("en", id))}`);
  const letter = writeLetter("reminder", { name, proposals: lines.join("\n\n") }, (locale) =>
    staffProposalsPath(locale),
  );
  await sendLetter({ to: email, ...letter });
}

/**
 * Writes to everybody who may decide on proposals that have waited for a week: one letter each, naming what is theirs
 * to decide. A proposal is not named again for a week. Answers how many letters went out. What cannot be sent is left
 * for the next run.
 */
export async function remindDeciders(now = new Date()): Promise<{ letters: number; proposals: number }> {
  const before = new Date(now.getTime() - REMIND_AFTER_DAYS * DAY_MS);
  const waiting = await prisma().proposal.findMany({
    where: {
      state: "submitted",
      submitted_at: { lte: before },
      OR: [{ reminded_at: null }, { reminded_at: { lte: before } }],
    },
    select: { id: true, title: true, author_id: true },
    orderBy: { submitted_at: "asc" },
    take: 1000,
  });
  if (waiting.length === 0) return { letters: 0, proposals: 0 };
  const subjects = new Map<bigint, Awaited<ReturnType<typeof subjectsOfProposal>>>();
  for (const { id } of waiting) subjects.set(id, await subjectsOfProposal(prisma(), id));
  const named = new Set<bigint>();
  let letters = 0;
  for (const person of await readDeciders()) {
    const theirs = waiting.filter(({ id, author_id }) => {
      const over = subjects.get(id) ?? [];
      return over.length > 0 && over.every((subject) => canDecide(person, subject, author_id));
    });
    if (theirs.length === 0) continue;
    await remind(person, theirs);
    letters += 1;
    for (const { id } of theirs) named.add(id);
  }
  await transact((tx) => tx.proposal.updateMany({ where: { id: { in: [...named] } }, data: { reminded_at: now } }));
  return { letters, proposals: named.size };
}
