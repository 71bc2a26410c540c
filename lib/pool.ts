import pg from "pg";
import type { Sql } from "sql-template-tag";
import { countQuery } from "@/lib/staff/slow-queries";

// Dates and times stay the text that they are; counts are numbers.
const TEXT_TYPES = new Set<number>([pg.types.builtins.DATE, pg.types.builtins.TIMESTAMPTZ]);
const NUMBER_TYPES = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);
const parseValue: pg.CustomTypesConfig["getTypeParser"] = ((oid: number, format?: "text") => {
  if (TEXT_TYPES.has(oid)) return (value: string) => value;
  if (NUMBER_TYPES.has(oid)) return Number;
  return pg.types.getTypeParser(oid, format);
}) as pg.CustomTypesConfig["getTypeParser"];

// Nobody waits longer than five seconds for a page that then says that the database is away.
const PATIENCE = 4000;

/**
 * Opens connections to a server as they are asked for; `broken` hears of an idle one that broke, `patience` is how long,
 * in milliseconds, one may take to come.
 */
export function openPool(
  url: string,
  max: number,
  open: Set<pg.PoolClient>,
  broken: () => void,
  patience = PATIENCE,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    options: "-c timezone=UTC",
  });
  // A restart of the database reaches idle connections as an error, which must not end the process.
  pool.on("error", broken);
  pool.on("connect", (client) => open.add(client));
  pool.on("remove", (client) => open.delete(client));
  return pool;
}

/** Runs one read on a connection of a pool, and counts how long it took. */
export async function ask<Row extends pg.QueryResultRow>(pool: pg.Pool, statement: Sql): Promise<Row[]> {
  const began = performance.now();
  try {
    const { rows } = await pool.query<Row>({
      text: statement.text,
      values: statement.values,
      types: { getTypeParser: parseValue },
    });
    return rows;
  } finally {
    countQuery(statement.text, performance.now() - began);
  }
}

/** Breaks connections off: one that has an answer outstanding is not asked to close. */
export function breakOff(open: Iterable<pg.PoolClient>): void {
  for (const client of open) void (client as unknown as pg.Client).end().catch(() => {});
}

/** Says whether an error means that the database is away, and not that the question was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return (
    /^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|57P0|08|53300|P1001|P1002|P1008|P1017)/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated|not queryable|the database system is|Unable to start a transaction in the given time/i.test(
      message,
    )
  );
}
