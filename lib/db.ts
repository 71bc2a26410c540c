import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { env } from "@/lib/env";
import { ask, breakOff, isDatabaseAway, openPool } from "@/lib/pool";
import { countQuery } from "@/lib/staff/slow-queries";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

/** A Prisma transaction: what every write gets, and the only thing that writes. */
export type Tx = Prisma.TransactionClient;

type Connections = {
  url: string;
  pool: pg.Pool;
  /** A connection or two that no other work waits for. */
  pulse: pg.Pool;
  /** Every connection that is open now. */
  open: Set<pg.PoolClient>;
  prisma: PrismaClient;
  /** The connection that a transaction was handed, while it begins. */
  handed: AsyncLocalStorage<{ connection?: pg.PoolClient }>;
  /** The connection of each transaction, and until when it has that to itself, by `performance.now()`. */
  connectionOf: WeakMap<Tx, { connection: pg.PoolClient; until: number }>;
};

declare global {
  /** Set while the database does not answer; the server front turns a failed page into 503 by it. */
  var registryDatabaseDown: boolean | undefined;
  /** When it did not answer last, by the clock: what failed just now may have failed over that. */
  var registryAwayAt: number | undefined;
  /** How many transactions this process has ended: who remembers what it read asks again after one. */
  var registryWrites: number | undefined;
  /** Breaks off what waits for a database that has fallen silent; for the server front, which notices. Set by this file. */
  var registryCut: (() => void) | undefined;
  /** One pool a process: Next bundles routes apart, and each bundle would open its own. */
  var registryConnections: Connections | undefined;
}

function connect(): Connections {
  const url = env.DATABASE_URL;
  const known = globalThis.registryConnections;
  if (known?.url === url) return known;
  const open: Connections["open"] = new Set();
  const pool = openPool(url, 10, open, noteBroken);
  const handed: Connections["handed"] = new AsyncLocalStorage();
  const acquire = pool.connect.bind(pool);
  // Prisma does not say which connection a transaction has: the pool notes to whom it gives one.
  pool.connect = (async (callback?: Parameters<typeof acquire>[0]) => {
    if (callback) return acquire(callback);
    const connection = await acquire().catch(noteAway);
    const beginning = handed.getStore();
    if (beginning) beginning.connection = connection;
    return connection;
  }) as typeof pool.connect;
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), log: [{ emit: "event", level: "query" }] });
  prisma.$on("query", ({ query: text, duration }) => countQuery(text, duration));
  const pulse = openPool(url, 2, open, noteBroken);
  globalThis.registryConnections = { url, pool, pulse, open, prisma, handed, connectionOf: new WeakMap() };
  return globalThis.registryConnections;
}

const noteBroken = () => {
  globalThis.registryDatabaseDown = true;
};

globalThis.registryCut = () => {
  globalThis.registryDatabaseDown = true;
  breakOff(globalThis.registryConnections?.open ?? []);
};

/** Runs one read and gives its rows. Times and dates come as text, numbers as numbers. */
export const query = <Row extends pg.QueryResultRow>(statement: Sql): Promise<Row[]> =>
  askPrimary(connect().pool, statement);

/** The same on a connection that no other work waits for: for what every request asks first. */
export const queryPulse = <Row extends pg.QueryResultRow>(statement: Sql): Promise<Row[]> =>
  askPrimary(connect().pulse, statement);

/**
 * What a publication reads while it writes: all that was committed before it, on a connection of its own, for on that of its
 * transaction each read would wait until rows are written. The lock of publishing keeps it as it is meanwhile.
 */
export const readBeside = <Row extends pg.QueryResultRow>(statement: Sql): Promise<Row[]> => queryPulse<Row>(statement);

/** Said in the midst of long work: whatever has an answer from the database meanwhile can ask on. */
export const letOthersAsk = (): Promise<void> => setImmediate();

async function askPrimary<Row extends pg.QueryResultRow>(pool: pg.Pool, statement: Sql): Promise<Row[]> {
  const rows = await ask<Row>(pool, statement).catch(noteAway);
  globalThis.registryDatabaseDown = false;
  return rows;
}

function noteAway(error: unknown): never {
  if (isDatabaseAway(error)) {
    globalThis.registryDatabaseDown = true;
    globalThis.registryAwayAt = Date.now();
  }
  throw error;
}

/** The Prisma client, for reads of the relational tables. Writes go through a transaction: see `transact`. */
export function prisma(): PrismaClient {
  return connect().prisma;
}

/** What is to be done when a transaction has ended well, and not at all when it is undone. */
const afterwards = new WeakMap<Tx, (() => Promise<void>)[]>();

export function afterCommit(tx: Tx, work: () => Promise<void>): void {
  afterwards.set(tx, [...(afterwards.get(tx) ?? []), work]);
}

/** Opens one transaction for one change; everything in it happens or nothing does. */
export async function transact<Result>(work: (tx: Tx) => Promise<Result>, timeoutMs = 600_000): Promise<Result> {
  const { prisma: client, handed, connectionOf } = connect();
  const beginning: { connection?: pg.PoolClient; tx?: Tx } = {};
  // Prisma's own clock begins no sooner than this one.
  const until = performance.now() + timeoutMs;
  try {
    const result = await handed.run(beginning, () =>
      client.$transaction(
        async (tx) => {
          const own = beginning.connection && { connection: beginning.connection, until };
          if (own) connectionOf.set(tx, own);
          beginning.tx = tx;
          try {
            return await work(tx);
          } finally {
            // From here on the connection is Prisma's, to end the transaction, and then another's.
            if (own) own.until = 0;
          }
        },
        { timeout: timeoutMs, maxWait: 10_000 },
      ),
    );
    for (const work of (beginning.tx && afterwards.get(beginning.tx)) ?? []) await work();
    return result;
  } finally {
    globalThis.registryWrites = (globalThis.registryWrites ?? 0) + 1;
  }
}

/**
 * Runs one statement of a transaction on its own connection: for many rows at once, which Prisma would write as JSON and
 * read again before they are sent, and once more when they come back.
 */
export function queryIn<Row extends pg.QueryResultRow>(tx: Tx, statement: Sql): Promise<Row[]> {
  const asked = { text: statement.text, values: statement.values };
  return inTurn(tx, async (connection) => (await connection.query<Row>(asked)).rows);
}

/** What was asked last on the connection of each transaction. */
const turns = new WeakMap<Tx, Promise<unknown>>();

/**
 * Uses the own connection of a transaction when all that was asked of it this way is done: one thing at a time. Throws once
 * the transaction is out of time: Prisma undoes it then, and what came after would be written outside of any.
 */
export async function inTurn<Result>(tx: Tx, work: (connection: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const own = connect().connectionOf.get(tx);
  if (!own) throw new Error("Not within a transaction of `transact`");
  const turn = (turns.get(tx) ?? Promise.resolve()).then(() => {
    if (performance.now() >= own.until) throw new Error("The transaction is over or out of time");
    return work(own.connection);
  });
  turns.set(
    tx,
    turn.catch(() => {}),
  );
  return turn;
}

/** The same for a read that is asked outside of such transactions as well. */
export const readIn = <Row extends pg.QueryResultRow>(tx: Tx, statement: Sql): Promise<Row[]> =>
  connect().connectionOf.has(tx)
    ? queryIn<Row>(tx, statement)
    : tx.$queryRaw<Row[]>(new Prisma.Sql(statement.strings, statement.values as unknown[]));

/** Closes every connection; for scripts and tests that want to end. */
export async function disconnect(): Promise<void> {
  const [known, replica] = [globalThis.registryConnections, globalThis.registryReplica];
  globalThis.registryConnections = undefined;
  globalThis.registryReplica = undefined;
  await known?.prisma.$disconnect();
  for (const pool of [known?.pool, known?.pulse, replica?.pool, replica?.pulse]) await pool?.end();
}
