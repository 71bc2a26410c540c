import fs from "node:fs";
import path from "node:path";
import { isCode } from "../process.mjs";
import { Complaint } from "../say.mjs";

/**
 * What is kept between starts, beside the data and readable by us alone.
 *
 * @typedef {{ dataDir: string, port: number, password: string }} State
 */

export const USER = "registry";
export const DATABASE = "registry";

/**
 * @param {string} folder the DATA_DIR
 * @param {number} major
 */
export function listFiles(folder, major) {
  const data = path.resolve(folder, `pg${major}`);
  return { data, state: `${data}.json`, lock: `${data}.lock`, users: `${data}.users` };
}

/**
 * @param {string} file
 * @returns {State | null}
 */
export function readState(file) {
  try {
    const state = JSON.parse(fs.readFileSync(file, "utf8"));
    // Relative to this file, so that the checkout can be moved.
    return { ...state, dataDir: path.resolve(path.dirname(file), state.dataDir) };
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw new Complaint(`${file} cannot be read: ${error}. It holds the password of the database; restore it.`);
  }
}

/**
 * @param {string} file
 * @param {State} state
 */
export function writeState(file, state) {
  const beside = path.dirname(state.dataDir) === path.dirname(file);
  const kept = { ...state, dataDir: beside ? path.basename(state.dataDir) : state.dataDir };
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  // Root must not lock out the user whose folder this is.
  const { uid, gid } = fs.statSync(path.dirname(file));
  if (process.getuid?.() === 0) fs.chownSync(`${file}.new`, uid, gid);
  fs.renameSync(`${file}.new`, file);
}

/**
 * @param {State} state
 * @param {string} [database]
 */
export function toUrl({ port, password }, database = DATABASE) {
  // Not "localhost": that may be the other kind of address, on which nothing listens.
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

/** @param {string} dataDir */
export function isInitialised(dataDir) {
  return fs.existsSync(path.join(dataDir, "PG_VERSION"));
}

/**
 * The files of one major version cannot be read by another; starting afresh beside them would look like lost data.
 *
 * @param {string} folder
 * @param {number} major
 */
export function refuseOtherMajor(folder, major) {
  const others = fs.readdirSync(folder).filter((name) => /^pg\d+$/.test(name) && name !== `pg${major}`);
  const written = others.filter((name) => isInitialised(path.join(folder, name)));
  if (written.length === 0 || isInitialised(path.join(folder, `pg${major}`))) return;
  throw new Complaint(
    `${path.join(folder, written[0] ?? "")} was written by another major version of PostgreSQL than the ${major} that is installed.\n` +
      `Go back to the release that wrote it, or move it over with pg_dump and DATABASE_URL (docs/operations.md).`,
  );
}
