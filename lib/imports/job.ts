import { prisma } from "@/lib/db";
import { readSurroundings } from "@/lib/imports/around";
import { importFile } from "@/lib/imports/files";
import { publishStaged, withdraw } from "@/lib/imports/publish";
import { ImportRefused } from "@/lib/imports/schema";
import { stageTable } from "@/lib/imports/stage";
import { stagePackage } from "@/lib/imports/stage-package";
import { readMemberships } from "@/lib/people/actor";
import type { Actor } from "@/lib/people/rights";
import type { Prisma } from "@/prisma/generated/client";

type Person = Extract<Actor, { kind: "person" }>;
type Import = Prisma.ImportGetPayload<object>;

/** How long a process may be silent before its work counts as given up. */
const LEASE_MS = 60_000;
const BEAT_MS = 15_000;
/** Work that so many processes died over is not begun again. */
const MOST_ATTEMPTS = 4;

const WORKING = ["comparing", "publishing"] as const;
const leaseEnd = () => new Date(Date.now() + LEASE_MS);

/** Takes an import to work on; null when another process does, or nothing is to be done. */
async function claim(id: bigint): Promise<Import | null> {
  const { count } = await prisma().import.updateMany({
    where: {
      id,
      state: { in: [...WORKING] },
      OR: [{ leased_until: null }, { leased_until: { lt: new Date() } }],
    },
    data: { leased_until: leaseEnd(), attempts: { increment: 1 } },
  });
  return count === 0 ? null : prisma().import.findUnique({ where: { id } });
}

/** Whose right the work rests on, as it is now: somebody may have been shut out since it was asked for. */
async function readActor(id: string | null): Promise<Person> {
  const person = id === null ? null : await prisma().person.findUnique({ where: { id } });
  const held = person && person.disabled_at === null ? await readMemberships(person.id) : [];
  return { kind: "person", id: id ?? "", name: person?.name ?? "", office: person?.office ?? null, memberships: held };
}

async function compare(actor: Person, { id, format, headings, columns }: Import): Promise<void> {
  const file = importFile(id);
  const counts =
    format === "zip"
      ? await stagePackage(actor, id, file, (await readSurroundings()).above)
      : await stageTable(actor, { id, file, format, headings, columns });
  await prisma().import.updateMany({
    where: { id, state: "comparing" },
    data: { state: "compared", counts, leased_until: null },
  });
}

/** What becomes of work that did not come about. A fault of ours, or of the database, is tried again by whoever looks next. */
async function giveUp({ id, state, attempts, proposal_id }: Import, error: unknown): Promise<void> {
  const known = error instanceof ImportRefused;
  if (!known && attempts < MOST_ATTEMPTS) {
    await prisma().import.updateMany({ where: { id, state }, data: { leased_until: null } });
    return;
  }
  if (!known) console.error(error);
  const faults = known ? error.faults.slice(0, 500) : [{ fault: "failed" as const }];
  if (state === "publishing" && proposal_id !== null) return withdraw(id, proposal_id, faults);
  await prisma().import.updateMany({
    where: { id, state },
    data: { state: "refused", faults: [...faults], leased_until: null },
  });
}

/**
 * Does what an import waits for: compares its rows, or publishes them. Called wherever it may be due, by whichever process is
 * there; exactly one does it at a time, and one that is killed leaves nothing half done, for rows count only when all are
 * compared, and publishing is one transaction. Whoever looks a minute later begins anew.
 */
export async function runImport(id: bigint): Promise<void> {
  const claimed = await claim(id);
  if (!claimed) return;
  const beat = setInterval(() => {
    prisma()
      .import.updateMany({ where: { id, state: claimed.state }, data: { leased_until: leaseEnd() } })
      .catch(() => {});
  }, BEAT_MS);
  beat.unref();
  try {
    if (claimed.attempts > MOST_ATTEMPTS) throw new ImportRefused([{ fault: "failed" }]);
    const actor = await readActor(claimed.job_by);
    if (claimed.state === "comparing") await compare(actor, claimed);
    else await publishStaged(actor, claimed);
  } catch (error) {
    await giveUp(claimed, error).catch(console.error);
  } finally {
    clearInterval(beat);
  }
}

/** Begins the work of an import, and does not wait for it. */
export function startImport(id: bigint): void {
  void runImport(id).catch(console.error);
}

/** Takes up again what a process that died has left. */
export async function resumeImports(): Promise<void> {
  const left = await prisma().import.findMany({
    where: { state: { in: [...WORKING] }, OR: [{ leased_until: null }, { leased_until: { lt: new Date() } }] },
    select: { id: true },
  });
  for (const { id } of left) startImport(id);
}
