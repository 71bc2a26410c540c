import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { withClient } from "@/scripts/database/connect.mjs";
import { migrate, readStanding } from "@/scripts/database/migrate.mjs";
import { copyTemplate } from "../support/templates.mjs";

let url: string;
let folder: string;
let drop: () => Promise<void>;

beforeEach(async () => {
  ({ url, drop } = await copyTemplate(inject("adminUrl"), "template0"));
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "migrations-"));
});

afterEach(async () => {
  await drop();
  fs.rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

function ask(sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

test("migrations are applied in the order of their names, once", async () => {
  write("2_second", "INSERT INTO place VALUES ('Gilgit');");
  write("1_first", "CREATE TABLE place (name text);");
  expect(await migrate(url, folder)).toEqual(["1_first", "2_second"]);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await ask("SELECT name FROM place")).toEqual([{ name: "Gilgit" }]);
});

test("two runners at once apply each migration once", async () => {
  write("1_first", "CREATE TABLE place (name text); SELECT pg_sleep(0.5);");
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["1_first"]);
});

test("two runners at once survive an index that is built concurrently", async () => {
  write("1_first", "CREATE TABLE place (name text);");
  write("2_index", "-- no-transaction\nCREATE INDEX CONCURRENTLY place_name ON place (name);");
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["1_first", "2_index"]);
});

test("a migration waits for a table that is in use, and nobody waits for the migration", async () => {
  write("1_first", "CREATE TABLE place (name text); INSERT INTO place VALUES ('Gilgit');");
  await migrate(url, folder);
  write("2_second", "ALTER TABLE place ADD COLUMN district text;");
  await withClient(url, async (user) => {
    await user.query("BEGIN; SELECT * FROM place");
    const migrating = migrate(url, folder);
    const isWaiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'district'";
    while ((await ask(isWaiting)).length === 0);
    // Behind the migration, which would stand there until the user has done.
    expect(await ask("SELECT name FROM place")).toEqual([{ name: "Gilgit" }]);
    await user.query("COMMIT");
    expect(await migrating).toEqual(["2_second"]);
  });
  expect(await ask("SELECT district FROM place")).toEqual([{ district: null }]);
});

test("a failing migration leaves nothing behind, says where it failed, and can be mended", async () => {
  write("1_first", "CREATE TABLE place (name text);\nINSERT INTO plaice VALUES ('Gilgit');");
  await expect(migrate(url, folder)).rejects.toThrow(/1_first failed at line 2: .*plaice/);
  expect(await ask("SELECT to_regclass('place') AS place")).toEqual([{ place: null }]);
  write("1_first", "CREATE TABLE place (name text);");
  expect(await migrate(url, folder)).toEqual(["1_first"]);
});

test("a migration that failed outside a transaction is refused until somebody has looked", async () => {
  write("1_first", "-- no-transaction\nCREATE INDEX CONCURRENTLY place_name ON place (name);");
  await expect(migrate(url, folder)).rejects.toThrow(/1_first failed/);
  await expect(migrate(url, folder)).rejects.toThrow(/1_first failed earlier/);
});

/** Ends the connection on which a statement is at work, as a kill of the database's process would. */
async function killAt(statement: string): Promise<void> {
  const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND state = 'active' AND datname = current_database() AND query LIKE '%${statement}%'`;
  while ((await ask(kill)).length === 0);
}

test("a migration that is killed half-way leaves nothing, and the next run applies it once", async () => {
  write("1_first", "CREATE TABLE place (name text);");
  write("2_second", "INSERT INTO place VALUES ('Gilgit'); SELECT pg_sleep(60); INSERT INTO place VALUES ('Skardu');");
  const killed = expect(migrate(url, folder)).rejects.toThrow(/terminating connection/);
  await killAt("pg_sleep");
  await killed;
  expect(await ask("SELECT name FROM place")).toEqual([]);
  expect(await readStanding(url, folder)).toEqual({ applied: ["1_first"], pending: ["2_second"], problems: [] });
  write("2_second", "INSERT INTO place VALUES ('Gilgit'); SELECT pg_sleep(0); INSERT INTO place VALUES ('Skardu');");
  expect(await migrate(url, folder)).toEqual(["2_second"]);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await ask("SELECT name FROM place ORDER BY name")).toEqual([{ name: "Gilgit" }, { name: "Skardu" }]);
});

test("one that is killed outside a transaction is refused, until what it left is put right as the document says", async () => {
  write("1_first", "CREATE TABLE place (name text);");
  await migrate(url, folder);
  write("2_index", "-- no-transaction\nCREATE INDEX CONCURRENTLY place_name ON place (name);");
  const indexes = () => ask("SELECT indisvalid AS valid FROM pg_index WHERE indrelid = 'place'::regclass");
  await withClient(url, async (user) => {
    // The index waits for whoever has changed the table.
    await user.query("BEGIN; INSERT INTO place VALUES ('Gilgit')");
    const killed = expect(migrate(url, folder)).rejects.toThrow(/2_index failed: .*terminating connection/);
    while ((await indexes()).length === 0);
    await killAt("CONCURRENTLY");
    await killed;
    await user.query("COMMIT");
  });
  expect(await indexes()).toEqual([{ valid: false }]);
  await expect(migrate(url, folder)).rejects.toThrow(/2_index failed earlier; see docs\/operations.md/);
  expect(await readStanding(url, folder)).toMatchObject({
    pending: [],
    problems: [expect.stringContaining("2_index")],
  });

  const said = fs.readFileSync("docs/operations.md", "utf8");
  for (const step of ["DROP INDEX", "DELETE FROM _prisma_migrations WHERE finished_at IS NULL"])
    expect(said).toContain(`\`${step}\``);
  await ask("DROP INDEX place_name");
  await ask("DELETE FROM _prisma_migrations WHERE finished_at IS NULL");
  expect(await migrate(url, folder)).toEqual(["2_index"]);
  expect(await indexes()).toEqual([{ valid: true }]);
});

test("a migration that was edited after it was applied is refused", async () => {
  write("1_first", "CREATE TABLE place (name text);");
  await migrate(url, folder);
  write("1_first", "CREATE TABLE place (name text, district text);");
  await expect(migrate(url, folder)).rejects.toThrow(/1_first was edited after it was applied/);
});

test("a database that a later release has migrated is refused", async () => {
  write("1_first", "CREATE TABLE place (name text);");
  write("2_second", "CREATE TABLE district (name text);");
  await migrate(url, folder);
  fs.rmSync(path.join(folder, "2_second"), { recursive: true });
  await expect(migrate(url, folder)).rejects.toThrow(/2_second was applied by a later release/);
});

test("the standing of a database is told without touching it", async () => {
  write("1_first", "CREATE TABLE place (name text);");
  expect(await readStanding(url, folder)).toEqual({ applied: [], pending: ["1_first"], problems: [] });
  expect(await ask("SELECT to_regclass('_prisma_migrations') AS book")).toEqual([{ book: null }]);
  await migrate(url, folder);
  expect(await readStanding(url, folder)).toEqual({ applied: ["1_first"], pending: [], problems: [] });
});

test("the book is the one that the official tool keeps", async () => {
  write("1_first", "SELECT 1;");
  await migrate(url, folder);
  const [entry] = await ask("SELECT *, length(id) AS id_length FROM _prisma_migrations");
  expect(entry).toMatchObject({
    id_length: 36,
    migration_name: "1_first",
    // What `sha256sum` says of the file.
    checksum: "17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a",
    logs: null,
    rolled_back_at: null,
    applied_steps_count: 1,
  });
});
