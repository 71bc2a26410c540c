import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openBench } from "@/scripts/bench/databases";
import { withClient } from "@/scripts/database/connect.mjs";
import { MIGRATIONS, migrate } from "@/scripts/database/migrate.mjs";
import { pause } from "@/scripts/process.mjs";

/** What a later release may do to the two largest tables (tests/unit/migrations.test.ts says what it may not). */
const USUAL: Readonly<Record<string, string>> = {
  columns: `ALTER TABLE facility_version ADD COLUMN noted text, ADD COLUMN shown boolean NOT NULL DEFAULT false;
    ALTER TABLE record_version ADD COLUMN noted text;`,
  index: "-- no-transaction\nCREATE INDEX CONCURRENTLY facility_version_noted_idx ON facility_version (seats);",
  constraint: "ALTER TABLE facility_version ADD CONSTRAINT some_seats CHECK (seats >= 0) NOT VALID;",
  validation: "ALTER TABLE facility_version VALIDATE CONSTRAINT some_seats;",
  removal: "ALTER TABLE facility_version DROP COLUMN noted, DROP COLUMN shown;",
};

/** Those of our own that touch the large tables, and how a database is brought to where it stood before them. */
const OWN = ["20261122000500_name_skeletons", "20261122000510_no_mercator", "20261122000600_many_rows"];
const BEFORE_OWN = `DROP INDEX facility_skeleton_idx; DROP FUNCTION name_skeleton;
  ALTER TABLE facility_version ADD COLUMN mercator_x float8, ADD COLUMN mercator_y float8;
  DROP INDEX facility_version_host_idx, facility_version_parent_ref_idx, possible_duplicate_ref_b_idx`;

/** How long one migration took, and the longest that somebody waited for a read or a write meanwhile, in milliseconds. */
export type Migrated = { name: string; took: number; read: number; write: number };

type Traffic = { longest: () => { read: number; write: number }; stop: () => Promise<void> };

/** Two people read and one writes, over and over; what is asked while something is under way counts from its beginning. */
function startTraffic(url: string, size: number): Traffic {
  let isOver = false;
  const spent = { read: 0, write: 0 };
  const begun = new Map<number, { what: "read" | "write"; at: number }>();
  const repeat = async (id: number, what: "read" | "write", sql: string) =>
    withClient(url, async (client) => {
      for (let at = id; !isOver; at += 7919) {
        begun.set(id, { what, at: performance.now() });
        await client.query(sql, [(at % size) + 1]);
        spent[what] = Math.max(spent[what], performance.now() - (begun.get(id)?.at ?? 0));
        begun.delete(id);
        await pause(5);
      }
    });
  const read = "SELECT ref, name FROM facility_version WHERE id BETWEEN $1 AND $1 + 20";
  const write = "UPDATE facility_version SET known_to = known_to WHERE id = $1";
  const all = [repeat(0, "read", read), repeat(1, "read", read), repeat(2, "write", write)];
  return {
    longest: () => {
      for (const { what, at } of begun.values()) spent[what] = Math.max(spent[what], performance.now() - at);
      const told = { read: Math.round(spent.read), write: Math.round(spent.write) };
      Object.assign(spent, { read: 0, write: 0 });
      return told;
    },
    stop: async () => {
      isOver = true;
      await Promise.all(all);
    },
  };
}

async function apply(url: string, traffic: Traffic, name: string, folder: string): Promise<Migrated> {
  traffic.longest();
  const from = performance.now();
  await migrate(url, folder);
  return { name, took: Math.round(performance.now() - from), ...traffic.longest() };
}

/** Applies the usual migrations, and those of our own that touch large tables, to so many facilities while people read and write. */
export async function runMigrations(count = 1_000_000): Promise<Migrated[]> {
  const bench = await openBench();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-migrations-"));
  try {
    const source = await bench.open(count);
    const url = source.replace(/[^/]+$/, "migrated");
    const remake = (sql: string[]) =>
      withClient(source.replace(/[^/]+$/, "postgres"), async (client) => {
        for (const one of sql) await client.query(one);
      });
    const drop = "DROP DATABASE IF EXISTS migrated WITH (FORCE)";
    await remake([drop, `CREATE DATABASE migrated TEMPLATE synthetic_${count} STRATEGY file_copy`]);
    await withClient(url, async (client) => {
      await client.query(BEFORE_OWN);
      await client.query("DELETE FROM _prisma_migrations WHERE migration_name = ANY($1)", [OWN]);
    });
    const traffic = startTraffic(url, count);
    const results: Migrated[] = [];
    fs.cpSync(MIGRATIONS, folder, { recursive: true, filter: (file) => !OWN.includes(path.basename(file)) });
    for (const name of OWN) {
      fs.cpSync(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true });
      results.push(await apply(url, traffic, name.replace(/^\d+_/, "own: "), folder));
    }
    for (const [at, [name, sql]] of Object.entries(USUAL).entries()) {
      const one = path.join(folder, `9${at}_${name}`);
      fs.mkdirSync(one);
      fs.writeFileSync(path.join(one, "migration.sql"), sql);
      results.push(await apply(url, traffic, name, folder));
    }
    await traffic.stop();
    await remake([drop]);
    return results;
  } finally {
    fs.rmSync(folder, { recursive: true });
    await bench.close(true);
  }
}
