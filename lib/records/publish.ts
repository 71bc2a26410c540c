import { isDeepStrictEqual } from "node:util";
import sql from "sql-template-tag";
import { dayOf } from "@/lib/dates/partial-date";
import { readBeside, type Tx } from "@/lib/db";
import { PublicRows } from "@/lib/facilities/refresh";
import type { FacilityDocument, StatusEvent } from "@/lib/facilities/schema";
import { leaves, prepareChanges, STILL_KNOWN } from "@/lib/records/prepare";
import { RECORD_KINDS, type RecordKind } from "@/lib/records/schema";

/**
 * A whole document to publish, and the version that it was made from (0: the record is new). With `retract` or
 * `merge` the record leaves the register (410), or goes into its `successor` (308), and the document does not count.
 */
export type Change = {
  kind: RecordKind;
  key: string;
  baseVersion: number;
  document: Record<string, unknown>;
  action?: "publish" | "retract" | "merge";
  successor?: string | null;
  proposalId?: bigint;
};

/** A change, and the number of the version that it becomes. */
type Versioned = Change & { version: number };

/** Who publishes and why; `at` only where the registry's own clock does not say it (a package's `created`). */
export type Publication = { actor: string; note: string; at?: Date; changes: readonly Change[] };

/** The record has moved on since the change was made: nothing was published. */
export class StaleVersion extends Error {
  constructor(readonly stale: readonly { kind: RecordKind; key: string; baseVersion: number; version: number }[]) {
    super(`Changed meanwhile: ${stale.map(({ kind, key }) => `${kind} ${key}`).join(", ")}`);
  }
}

type Current = { kind: RecordKind; key: string; number: number; document: Record<string, unknown> | null };

const idOf = ({ kind, key }: { kind: RecordKind; key: string }) => `${kind} ${key}`;

/** Serialises publishing: revisions are numbered under this lock, so numbers and times only grow. */
async function openRevision(tx: Tx, at: Date | undefined): Promise<{ number: number; publishedAt: Date }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`;
  const last = await tx.revision.findFirst({ orderBy: { number: "desc" } });
  const wanted = at && (!last || at > last.published_at) ? at : new Date();
  const earliest = last ? last.published_at.getTime() + 1 : 0;
  return { number: (last?.number ?? 0) + 1, publishedAt: new Date(Math.max(wanted.getTime(), earliest)) };
}

async function readCurrent(changes: readonly Change[]): Promise<Map<string, Current>> {
  const found = new Map<string, Current>();
  for (const kind of RECORD_KINDS) {
    const keys = changes.filter((change) => change.kind === kind).map(({ key }) => key);
    if (keys.length === 0) continue;
    const rows = await readBeside<Current>(
      sql`SELECT kind::text, key, number, document FROM record_version
      WHERE kind = ${kind}::"RecordKind" AND key = ANY(${keys}) AND known_to = ${STILL_KNOWN}`,
    );
    for (const row of rows) found.set(idOf(row), row);
  }
  return found;
}

/** An event stays the one it was when its note, its basis or its standing is put right. */
const sameEvent = (one: StatusEvent, other: StatusEvent) =>
  one.status === other.status && one.on === other.on && one.source_id === other.source_id;

/** Stamps each new event with the day on which it is first published; a known one keeps its day. */
function stampEvents(document: FacilityDocument, before: FacilityDocument | null, today: string): FacilityDocument {
  const events = document.events.map((event) => ({
    ...event,
    recorded_on: before?.events.find((known) => sameEvent(known, event))?.recorded_on ?? event.recorded_on ?? today,
  }));
  return { ...document, events };
}

/** What the database answers to all that follows a failure in a transaction. */
const ABORTED = "25P02";

type Opened = Awaited<ReturnType<typeof openRevision>>;

/** The changes of a batch that change something, against what stands; throws `StaleVersion`. */
async function findReal({ publishedAt }: Opened, changes: readonly Change[]): Promise<Versioned[]> {
  const current = await readCurrent(changes);
  const stamped = changes.map((change) => {
    const before = current.get(idOf(change))?.document ?? null;
    if (change.kind !== "facility" || leaves(change)) return change;
    const document = stampEvents(
      change.document as FacilityDocument,
      before as FacilityDocument | null,
      dayOf(publishedAt),
    );
    return { ...change, document: document as Record<string, unknown> };
  });
  const real = stamped.filter(
    (change) => leaves(change) || !isDeepStrictEqual(current.get(idOf(change))?.document, change.document),
  );
  const versionOf = (change: Change) => current.get(idOf(change))?.number ?? 0;
  const stale = real.filter((change) => versionOf(change) !== change.baseVersion);
  if (stale.length) throw new StaleVersion(stale.map((change) => ({ ...change, version: versionOf(change) })));
  return real.map((change) => ({ ...change, version: versionOf(change) + 1 }));
}

/**
 * Publishes whole documents as one revision: versions, relational rows, the public table and the audit row, in the
 * caller's transaction. The only function that changes published data. What is already so is left out; when nothing
 * is left, there is no revision and the answer is null. Throws `StaleVersion` when a record has moved on.
 *
 * The documents come in batches, so that a hundred thousand never stand in memory together. What others rest on is
 * in an earlier batch, or in the same one. A transaction publishes once: what it has written itself is not looked at.
 */
export async function publishBatches(
  tx: Tx,
  { actor, note, at }: Omit<Publication, "changes">,
  batches: AsyncIterable<readonly Change[]> | Iterable<readonly Change[]>,
): Promise<number | null> {
  const revision = await openRevision(tx, at);
  const { number, publishedAt } = revision;
  const done: { kind: RecordKind; key: string; version: number }[] = [];
  const rows = new PublicRows(revision);
  // One batch is made while the one before it is written: this process and the database work at once.
  let writing = Promise.resolve();
  try {
    for await (const changes of batches) {
      const real = await findReal(revision, changes);
      if (real.length === 0) continue;
      if (done.length === 0) await tx.revision.create({ data: { number, published_at: publishedAt, note } });
      done.push(...real.map(({ kind, key, version }) => ({ kind, key, version })));
      const write = await prepareChanges(tx, number, real, rows, () => writing);
      await writing;
      writing = write(tx);
      // Told of by whoever waits for it.
      writing.catch(() => {});
    }
    await writing;
  } catch (error) {
    // Nothing may be asked of the connection once the transaction is over. Of two things that fail one is the reason.
    throw await writing.then(
      () => error,
      (reason) => (reason?.code === ABORTED ? error : reason),
    );
  }
  if (done.length === 0) return null;
  await rows.finish(tx, done);
  await tx.$executeRaw`INSERT INTO audit_entry (id, actor, action, revision, subject, detail, prior_hash, hash)
    VALUES (0, ${actor}, 'publish', ${number}, ${done.length === 1 && done[0] ? idOf(done[0]) : `${done.length} records`},
      ${JSON.stringify({ note, records: done.map(({ kind, key, version }) => [kind, key, version]) })}::jsonb, '', '')`;
  return number;
}

/** Publishes a few documents as one revision; see `publishBatches`. */
export function publish(tx: Tx, { changes, ...publication }: Publication): Promise<number | null> {
  return publishBatches(tx, publication, [changes]);
}
