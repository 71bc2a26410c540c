import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { ask, breakOff, openPool } from "@/lib/pool";

/** A streaming replica of the database, and how far it has come. */
type Replica = {
  url: string;
  pool: pg.Pool;
  /** For the question how far it is, which waits for no other. */
  pulse: pg.Pool;
  open: Set<pg.PoolClient>;
  /** The newest revision that it has; -1 while it does not answer. */
  revision: number;
  /** When it said so, by `performance.now()`. */
  heardAt: number;
};

declare global {
  /** One a process, for the same reason as the connections to the database itself. */
  var registryReplica: Replica | undefined;
  /** The newest revision that this process has seen anywhere: it shows nothing older from then on. */
  var registrySeen: number | undefined;
  /** How many reads of what is published each server has answered; for the figures. */
  var registryReads: { primary: number; replica: number } | undefined;
}

/** How often, in milliseconds, the replica is asked how far it is. */
const BEAT = 100;
/** One that has said nothing for so long is not asked, and what waits for it is broken off. */
const SILENT = 1000;

/** PostgreSQL's code of a statement that was ended over its time. */
const OUT_OF_TIME = "57014";

/** Notes a revision that was read: whatever is older must not be shown any more. */
export function noteSeen(revision: number): void {
  globalThis.registrySeen = Math.max(globalThis.registrySeen ?? 0, revision);
}

/**
 * Runs one read of what is published, whose rows are the same wherever a revision has arrived: on the replica
 * (`DATABASE_READ_URL`) if that has the newest one this process knows of, else on the database itself. So nobody sees an
 * older revision after a newer one, an editor reads what they wrote, and a replica that is late, broken or gone costs
 * nothing but the database's time. What changes without a revision (drafts, people, letters, what was decided of a pair)
 * is read with `query`.
 */
export async function queryPublished<Row extends pg.QueryResultRow>(statement: Sql): Promise<Row[]> {
  globalThis.registryReads ??= { primary: 0, replica: 0 };
  const reads = globalThis.registryReads;
  const replica = findReplica();
  if (replica && isUpToDate(replica)) {
    try {
      const rows = await ask<Row>(replica.pool, statement);
      reads.replica += 1;
      return rows;
    } catch (error) {
      // Gone, or it had to give way to what it was to replay: the database itself says whether the question was wrong.
      // One that takes too long would take as long there.
      if ((error as { code?: string }).code === OUT_OF_TIME) throw error;
    }
  }
  reads.primary += 1;
  return query<Row>(statement);
}

function isUpToDate({ revision, heardAt }: Replica): boolean {
  const newest = globalThis.registryNewest;
  // What this process has just written it has not seen yet.
  if (!newest || newest.writes !== (globalThis.registryWrites ?? 0)) return false;
  return revision >= (globalThis.registrySeen ?? Number.POSITIVE_INFINITY) && performance.now() - heardAt < SILENT;
}

function findReplica(): Replica | null {
  const url = env.DATABASE_READ_URL;
  if (!url) return null;
  const known = globalThis.registryReplica;
  if (known?.url === url) return known;
  const open: Replica["open"] = new Set();
  const openOwn = (max: number) => openPool(url, max, open, () => {}, SILENT);
  const pools = { pool: openOwn(10), pulse: openOwn(1) };
  const replica: Replica = { url, ...pools, open, revision: -1, heardAt: 0 };
  globalThis.registryReplica = replica;
  void follow(replica);
  return replica;
}

/** Asks a replica over and over how far it is, for as long as it is the one to ask. */
async function follow(replica: Replica): Promise<void> {
  if (globalThis.registryReplica !== replica) return;
  const silence = setTimeout(() => breakOff(replica.open), SILENT);
  try {
    const { rows } = await replica.pulse.query<{ number: number | null }>("SELECT max(number) AS number FROM revision");
    Object.assign(replica, { revision: rows[0]?.number ?? -1, heardAt: performance.now() });
  } catch {
    replica.revision = -1;
  }
  clearTimeout(silence);
  setTimeout(() => void follow(replica), BEAT).unref();
}
