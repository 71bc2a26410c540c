import { noteSecurity } from "@/lib/audit/security";
import { auditWriter } from "@/lib/audit/write";
import { prisma, transact } from "@/lib/db";
import { env } from "@/lib/env";
import { sendLetter } from "@/lib/mail/send";
import { writeLetter } from "@/lib/mail/write";
import { staffPersonPath } from "@/lib/paths";
import { countUse, type Limit } from "@/lib/people/limits";
import type { Actor } from "@/lib/people/rights";

type Person = Extract<Actor, { kind: "person" }>;

/** An account has changed more than anybody does by hand: nothing was changed, and administrators know. */
export class OverBudget extends Error {
  constructor(
    readonly most: number,
    readonly waitSeconds: number,
  ) {
    super(`More than ${most} changes: wait ${waitSeconds} seconds`);
  }
}

const WINDOWS = [
  ["editsByHour", "hour"],
  ["editsByDay", "day"],
] as const satisfies readonly (readonly [Limit, string])[];

/** Tells the logs and every administrator, once for each time that an account goes over. */
async function raiseAlarm(person: Person, detail: { per: string; most: number }): Promise<void> {
  const subject = `person ${person.id}`;
  await transact((tx) => auditWriter(tx, person)({ action: "over_edit_budget", subject, detail }));
  await noteSecurity("over_edit_budget", { actor: subject, ...detail });
  const administrators = await prisma().person.findMany({
    where: { disabled_at: null, memberships: { some: { role: "administrator", ended_at: null } } },
    select: { name: true, email: true },
  });
  for (const { name, email } of administrators) {
    const letter = writeLetter("alarm", { name, person: person.name, most: String(detail.most) }, (locale) =>
      staffPersonPath(locale, person.id),
    );
    // The change is refused either way; a mail server that is away must not hide why.
    await sendLetter({ to: email, ...letter }).catch((error: unknown) => console.error(error));
  }
}

/**
 * Counts a change of a person against what an account may change in an hour and a day (`EDITS_PER_HOUR`,
 * `EDITS_PER_DAY`; 0: as many as they like). Throws `OverBudget` beyond that; drafts are kept all the same.
 */
export async function spendEdit(actor: Actor): Promise<void> {
  if (actor.kind !== "person") return;
  const most = { hour: env.EDITS_PER_HOUR, day: env.EDITS_PER_DAY };
  for (const [limit, per] of WINDOWS) {
    if (most[per] === 0) continue;
    const { waitSeconds, first } = await countUse(limit, actor.id);
    if (first) await raiseAlarm(actor, { per, most: most[per] });
    if (waitSeconds > 0) throw new OverBudget(most[per], waitSeconds);
  }
}
