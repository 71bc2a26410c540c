import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { prisma, transact } from "@/lib/db";
import { isSecret, ONCE_FIELD } from "@/lib/forms/state";
import { isDatabaseAway } from "@/lib/pool";

const WAIT_MS = 250;
/** How long a form may be under way before nobody knows any more what became of it. */
const LONGEST_MS = 15_000;
const DAY_MS = 86_400_000;

/** What became of a form with the same token and the same content: nothing yet, taken before, or nobody knows. */
export type Claim = { standing: "first" } | { standing: "taken"; goTo: string } | { standing: "unclear" };

/** A form by its token and what was typed; null when it carries none. Passwords and codes are left out. */
export function digestForm(form: FormData, person: string | null): string | null {
  const token = form.get(ONCE_FIELD);
  if (typeof token !== "string" || token.length < 16) return null;
  const typed = [...form].flatMap(([name, value]) => {
    if (name.startsWith("$") || isSecret(name)) return [];
    return [[name, typeof value === "string" ? value : `${value.name} ${value.size}`]];
  });
  return createHash("sha256")
    .update(JSON.stringify([person, typed]))
    .digest("hex");
}

/** Takes a form for the first time, or says where its first sending led: a double press waits for the first one. */
export async function claimForm(digest: string): Promise<Claim> {
  const from = Date.now();
  for (;;) {
    const { count } = await prisma().sentForm.createMany({ data: [{ digest }], skipDuplicates: true });
    if (count === 1) return { standing: "first" };
    const before = await prisma().sentForm.findUnique({ where: { digest } });
    if (before?.go_to) return { standing: "taken", goTo: before.go_to };
    if (before && Date.now() - before.sent_at.getTime() > LONGEST_MS) {
      // The process may have been killed after it had saved: whoever sends it a third time has looked.
      await prisma().sentForm.deleteMany({ where: { digest } });
      return { standing: "unclear" };
    }
    if (Date.now() - from > LONGEST_MS) return { standing: "unclear" };
    await setTimeout(WAIT_MS);
  }
}

/**
 * Whether work on a form ended so that nobody knows what became of it: the database went while it was being saved. Such a
 * form stays claimed, for sent again it might be taken twice.
 */
export const isUnclear = isDatabaseAway;

/**
 * Remembers where a form led, for a day; null when it was not taken and may be sent again. What was saved is saved even
 * when the database is gone by now and this cannot be written down.
 */
export async function settleForm(digest: string, goTo: string | null): Promise<void> {
  const written = transact(async (tx) => {
    if (goTo === null) await tx.sentForm.deleteMany({ where: { digest } });
    else await tx.sentForm.updateMany({ where: { digest }, data: { go_to: goTo } });
    await tx.sentForm.deleteMany({ where: { sent_at: { lt: new Date(Date.now() - DAY_MS) } } });
  });
  await written.catch((error) => {
    if (!isDatabaseAway(error)) throw error;
  });
}
