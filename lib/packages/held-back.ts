import type { Tx } from "@/lib/db";
import type { PackageRecord } from "@/lib/packages/documents";
import type { Change } from "@/lib/records/publish";
import { findNamed, idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

type Shown = { kind: RecordKind; key: string; number: number };

/** Of some records, those that the register shows now because a package published them, and no person since. */
async function findShownByPackage(tx: Tx, records: readonly PackageRecord[]): Promise<Shown[]> {
  const wanted = new Map(records.map(({ kind, key }) => [idOf(kind, key), { kind, key }]));
  const found: Shown[] = [];
  for (const { kind, key } of wanted.values()) {
    const versions = await tx.recordVersion.findMany({
      where: { kind, key },
      orderBy: { number: "desc" },
      select: { number: true, state: true, proposal_id: true },
    });
    const [newest] = versions;
    if (newest?.state !== "published") continue;
    // The version with which it came in, for the first time or again: who published that one shows it.
    const left = versions.findIndex(({ state }) => state !== "published");
    const arrival = left < 0 ? versions.at(-1) : versions[left - 1];
    if (arrival?.proposal_id === null) found.push({ kind, key, number: newest.number });
  }
  return found;
}

/** Everything that the records shown in the register name, but for some of them. */
async function readNamed(tx: Tx, except: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await tx.recordVersion.findMany({
    where: { known_to: 2147483647, state: "published" },
    select: { kind: true, key: true, document: true },
  });
  const others = rows.filter(({ kind, key }) => !except.has(idOf(kind, key)));
  return new Set(others.flatMap(({ kind, document }) => findNamed({ kind, document }).map(({ id }) => id)));
}

type Waiting = { facility: PackageRecord; needs: readonly PackageRecord[] };

/**
 * What has to leave the register because the package holds it back now and published it before: such facilities, and
 * what nothing else in the register names. What a reviewer decided to show stays.
 */
export async function withdrawHeldBack(tx: Tx, waiting: readonly Waiting[]): Promise<Change[]> {
  const facilities = await findShownByPackage(
    tx,
    waiting.map(({ facility }) => facility),
  );
  if (facilities.length === 0) return [];
  const gone = new Set(facilities.map(({ kind, key }) => idOf(kind, key)));
  const needs = await findShownByPackage(
    tx,
    waiting.flatMap((one) => (gone.has(idOf(one.facility.kind, one.facility.key)) ? one.needs : [])),
  );
  const ids = new Set([...gone, ...needs.map(({ kind, key }) => idOf(kind, key))]);
  const named = needs.length ? await readNamed(tx, ids) : new Set<string>();
  return [...facilities, ...needs.filter(({ kind, key }) => !named.has(idOf(kind, key)))].map(
    ({ kind, key, number }) => ({ kind, key, baseVersion: number, document: {}, action: "retract" }),
  );
}

/**
 * Takes back the package's own proposals for records that it publishes itself by now; a comment says so. Decided ones
 * stay as they are.
 */
export async function takeBackPublished(
  tx: Tx,
  origin: string,
  published: readonly PackageRecord[],
  at: Date,
): Promise<void> {
  const keys = new Set(published.flatMap(({ kind, key }) => (kind === "facility" ? [key] : [])));
  const open = await tx.proposal.findMany({
    where: { origin, state: "submitted" },
    select: { id: true, changes: { where: { kind: "facility" }, select: { key: true } } },
  });
  for (const { id, changes } of open) {
    if (!changes.some(({ key }) => keys.has(key))) continue;
    const body = "The data package publishes this record itself by now.";
    await tx.proposalComment.create({ data: { proposal_id: id, origin, body, created_at: at } });
    await tx.proposal.update({ where: { id }, data: { state: "taken_back", updated_at: new Date() } });
  }
}
