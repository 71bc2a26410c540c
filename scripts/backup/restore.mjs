import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { removeCluster, startCluster } from "../database/cluster.mjs";
import { checkServer, withClient } from "../database/connect.mjs";
import { MIGRATIONS, migrate, readStanding } from "../database/migrate.mjs";
import { Complaint } from "../say.mjs";
import { checkBackup, digestFile } from "./manifest.mjs";
import { fillTables, setSequences } from "./tables.mjs";

/**
 * Makes a register again from a backup, where none is: in a DATA_DIR without a database, or in the empty database that
 * `url` names. Every file is held against its digest before anything is written; if it fails later, what was begun is
 * removed. A backup of an older release is brought up to date, one of a later release is refused.
 *
 * @param {{ backup: string, dataDir: string, url: string | undefined }} what
 * @returns {Promise<{ revision: number, rows: number, made: string }>}
 */
export async function restoreBackup({ backup, dataDir, url }) {
  const manifest = await checkBackup(backup);
  await refuseLaterRelease(manifest);
  refuseFilesInTheWay(backup, dataDir);
  if (url) {
    await checkServer(url);
    await fillDatabase(url, backup, manifest);
  } else {
    if (fs.existsSync(dataDir) && fs.readdirSync(dataDir).some((name) => /^pg\d/.test(name))) {
      throw new Complaint(`There is a database in ${dataDir}. Move it away, or delete it with npm run db:reset.`);
    }
    const cluster = await startCluster(dataDir);
    try {
      await fillDatabase(cluster.url, backup, manifest);
    } catch (error) {
      await cluster.leave();
      await removeCluster(dataDir);
      throw error;
    }
    await cluster.leave();
  }
  fs.cpSync(path.join(backup, "files"), dataDir, { recursive: true });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { revision: manifest.revision, rows, made: manifest.made };
}

/** @param {import("./manifest.mjs").Manifest} manifest */
async function refuseLaterRelease({ migrations }) {
  for (const [name, checksum] of Object.entries(migrations)) {
    const file = path.join(MIGRATIONS, name, "migration.sql");
    if (!fs.existsSync(file) || (await digestFile(file)) !== checksum) {
      throw new Complaint(`The backup is of another release than this one: it has the migration ${name}.`);
    }
  }
}

/**
 * @param {string} backup
 * @param {string} dataDir
 */
function refuseFilesInTheWay(backup, dataDir) {
  const taken = fs.readdirSync(path.join(backup, "files")).filter((name) => fs.existsSync(path.join(dataDir, name)));
  if (taken.length > 0)
    throw new Complaint(`${dataDir} holds ${taken.join(", ")} already: restore into another DATA_DIR.`);
}

/**
 * @param {string} url
 * @param {string} backup
 * @param {import("./manifest.mjs").Manifest} manifest
 */
async function fillDatabase(url, backup, { migrations, tables, sequences }) {
  await withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT EXISTS (SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace) AS used",
    );
    if (rows[0].used) throw new Complaint("The database is not empty: a register is only restored where none is.");
    const folder = pickMigrations(Object.keys(migrations));
    try {
      await migrate(url, folder);
      await client.query("BEGIN");
      await fillTables(client, backup, tables);
      await setSequences(client, sequences);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      await client.query("DROP SCHEMA public CASCADE");
      await client.query("CREATE SCHEMA public");
      throw error;
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
    await client.query("ANALYZE");
  });
  const { pending } = await readStanding(url);
  if (pending.length > 0) await migrate(url);
}

/**
 * A folder with some of the migrations: the tables as they were when the backup was made.
 *
 * @param {readonly string[]} names
 */
function pickMigrations(names) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-migrations-"));
  for (const name of names) fs.cpSync(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true });
  return folder;
}
