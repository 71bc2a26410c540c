import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isCode, pause, ROOT } from "../process.mjs";
import { Complaint } from "../say.mjs";
import { isAway, withClient } from "./connect.mjs";

/**
 * Applies the SQL files of prisma/migrations the way `prisma migrate deploy` does and keeps the same book, so that an
 * operator with the official tool may use either. (That tool fetches a program from the network before it does
 * anything, which a fresh clone cannot rely on.)
 *
 * @typedef {{ name: string, sql: string, checksum: string }} Migration
 * @typedef {{ migration_name: string, checksum: string, finished_at: Date | null }} Entry
 * @typedef {{ applied: string[], pending: string[], problems: string[] }} Standing
 */

export const MIGRATIONS = path.join(ROOT, "prisma", "migrations");

/** Prisma's own number, so that its tool and this one wait for each other. */
const LOCK = 72707369;

/** PostgreSQL's code for `lock_timeout`. */
const TABLE_IN_USE = "55P03";

/** A file that starts with this runs outside a transaction, as CREATE INDEX CONCURRENTLY must: one statement each. */
const BARE = "-- no-transaction";

/**
 * So long, in milliseconds, a migration stands in line for a table that others use: whoever comes after it, a reader even,
 * stands behind it. Then it steps back, lets them by, and tries again.
 */
const LONGEST_QUEUE = 500;

/** So long it goes on trying: a backup may use every table for minutes. */
const PATIENCE = 600_000;

/**
 * @param {string} url
 * @param {string} [folder]
 * @returns {Promise<string[]>} the migrations applied now
 */
export async function migrate(url, folder = MIGRATIONS) {
  const migrations = readMigrations(folder);
  return withClient(url, async (client) => {
    // Not pg_advisory_lock: a runner that waits inside a statement blocks a concurrent index build, and that blocks it.
    while (!(await client.query("SELECT pg_try_advisory_lock($1) AS taken", [LOCK])).rows[0].taken) await pause(200);
    await createBook(client);
    const { pending, problems } = compare(migrations, await readBook(client));
    if (problems.length > 0) throw new Complaint(`The database cannot be migrated:\n${problems.join("\n")}`);
    for (const migration of migrations) {
      if (pending.includes(migration.name)) await apply(client, migration);
    }
    return pending;
    // Closing the connection frees the lock.
  });
}

/**
 * Where a database stands, changing nothing.
 *
 * @param {string} url
 * @param {string} [folder]
 * @returns {Promise<Standing>}
 */
export async function readStanding(url, folder = MIGRATIONS) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS kept");
    return compare(readMigrations(folder), rows[0].kept ? await readBook(client) : []);
  });
}

/**
 * @param {string} folder
 * @returns {Migration[]}
 */
function readMigrations(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map(({ name }) => readMigration(folder, name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {string} folder
 * @param {string} name
 */
function readMigration(folder, name) {
  const bytes = fs.readFileSync(path.join(folder, name, "migration.sql"));
  return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
}

/**
 * @param {Migration[]} migrations
 * @param {Entry[]} book
 * @returns {Standing}
 */
function compare(migrations, book) {
  const entries = new Map(book.map((entry) => [entry.migration_name, entry]));
  const known = new Set(migrations.map(({ name }) => name));
  const problems = migrations.flatMap(({ name, checksum }) => {
    const entry = entries.get(name);
    if (entry && !entry.finished_at) return [`- ${name} failed earlier; see docs/operations.md`];
    if (entry && entry.checksum !== checksum) return [`- ${name} was edited after it was applied`];
    return [];
  });
  const strangers = book.filter((entry) => !known.has(entry.migration_name));
  return {
    applied: migrations.filter(({ name }) => entries.get(name)?.finished_at).map(({ name }) => name),
    pending: migrations.filter(({ name }) => !entries.has(name)).map(({ name }) => name),
    problems: [
      ...problems,
      ...strangers.map((entry) => `- ${entry.migration_name} was applied by a later release than this one`),
    ],
  };
}

/**
 * @param {import("pg").Client} client
 * @param {Migration} migration
 */
async function apply(client, migration) {
  for (const deadline = Date.now() + PATIENCE; !(await tryOnce(client, migration)); await pause(LONGEST_QUEUE)) {
    if (Date.now() < deadline) continue;
    throw new Complaint(
      `The migration ${migration.name} waited ${PATIENCE / 60_000} minutes for a table that others use. End what uses it ` +
        "(pg_stat_activity shows the oldest transactions), and start again.",
    );
  }
}

/**
 * @param {import("pg").Client} client
 * @param {Migration} migration
 * @returns {Promise<boolean>} false if a table was in use: nothing was changed
 */
async function tryOnce(client, { name, sql, checksum }) {
  const inTransaction = !sql.startsWith(BARE);
  const id = randomUUID();
  if (inTransaction) await client.query(`BEGIN; SET LOCAL lock_timeout = ${LONGEST_QUEUE}`);
  try {
    await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [
      ...[id, checksum, name],
    ]);
    await client.query(sql);
    await client.query("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1", [
      id,
    ]);
    if (inTransaction) await client.query("COMMIT");
    return true;
  } catch (error) {
    // Outside a transaction the entry stays unfinished, and so the file is refused until somebody has looked.
    if (inTransaction) {
      // With a connection that broke nothing is left to undo, and whoever waits for a database that is away tries again.
      if (isAway(error)) throw error;
      await client.query("ROLLBACK");
      if (isCode(error, TABLE_IN_USE)) return false;
    }
    throw new Complaint(`The migration ${name} failed${locate(error, sql)}: ${error}`);
  }
}

/**
 * @param {unknown} error
 * @param {string} sql
 */
function locate(error, sql) {
  if (!(error instanceof Error) || !("position" in error) || !error.position) return "";
  return ` at line ${sql.slice(0, Number(error.position)).split("\n").length}`;
}

/** @param {import("pg").Client} client */
async function createBook(client) {
  // To the letter what the official tool creates.
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
}

/**
 * @param {import("pg").Client} client
 * @returns {Promise<Entry[]>}
 */
async function readBook(client) {
  const { rows } = await client.query(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  return rows;
}
