import fs from "node:fs";
import path from "node:path";
import { withClient } from "../database/connect.mjs";
import { Complaint } from "../say.mjs";
import { digestFile, listFiles, writeManifest } from "./manifest.mjs";
import { readSequences, writeTables } from "./tables.mjs";

/** What of a DATA_DIR is not the register's: the database itself, other backups, and what is made again. */
const LEFT_OUT = /^(pg\d|backups$|bench|serving|imports-in-progress|test)/;

/**
 * Writes all that a register is into a new folder below `into`: every table as of one moment, and the files that belong
 * to it (releases, letters that wait, the key that sessions and second factors are sealed with). Readers and writers go
 * on meanwhile. The folder gets its name when all of it is there.
 *
 * @param {{ url: string, dataDir: string, into: string, now?: Date }} what
 * @returns {Promise<{ folder: string, revision: number, rows: number, bytes: number }>}
 */
export async function makeBackup({ url, dataDir, into, now = new Date() }) {
  const folder = path.join(into, now.toISOString().replaceAll(":", "").replace(/\..*/, "Z"));
  if (fs.existsSync(folder)) throw new Complaint(`${folder} is there already.`);
  const partial = `${folder}.partial`;
  fs.rmSync(partial, { recursive: true, force: true });
  // Whoever can read it can sign in as anybody: the owner alone may.
  fs.mkdirSync(path.join(partial, "tables"), { recursive: true, mode: 0o700 });
  const read = await withClient(url, (client) => readDatabase(client, path.join(partial, "tables")));
  copyFiles(dataDir, path.join(partial, "files"));
  /** @type {Record<string, string>} */
  const digests = {};
  let bytes = 0;
  for (const name of listFiles(partial)) {
    digests[name] = await digestFile(path.join(partial, name));
    bytes += fs.statSync(path.join(partial, name)).size;
  }
  await writeManifest(partial, { made: now.toISOString(), ...read, digests });
  fs.renameSync(partial, folder);
  const rows = read.tables.reduce((sum, table) => sum + table.rows, 0);
  return { folder, revision: read.revision, rows, bytes };
}

/**
 * @param {import("pg").Client} client
 * @param {string} folder
 */
async function readDatabase(client, folder) {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { rows } = await client.query(
    "SELECT current_setting('server_version') AS server, (SELECT coalesce(max(number), 0) FROM revision) AS revision",
  );
  const { rows: applied } = await client.query(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
  );
  const tables = await writeTables(client, folder);
  const sequences = await readSequences(client);
  await client.query("COMMIT");
  const migrations = Object.fromEntries(applied.map(({ migration_name, checksum }) => [migration_name, checksum]));
  return { server: rows[0].server, revision: rows[0].revision, migrations, tables, sequences };
}

/**
 * @param {string} from
 * @param {string} into
 */
function copyFiles(from, into) {
  fs.mkdirSync(into);
  if (!fs.existsSync(from)) return;
  for (const name of fs.readdirSync(from)) {
    if (!LEFT_OUT.test(name)) fs.cpSync(path.join(from, name), path.join(into, name), { recursive: true });
  }
}
