import fs from "node:fs";
import path from "node:path";

/**
 * What was looked after last, and how it went: kept in `DATA_DIR/chores.json`, for the page of those on call.
 *
 * @typedef {"release" | "remind" | "audit" | "backup"} Chore
 * @typedef {{ at: string, ok: boolean, said: string }} Done
 */

/** @param {string} folder DATA_DIR */
const fileOf = (folder) => path.join(folder, "chores.json");

/**
 * @param {string} folder
 * @param {Chore} chore
 * @param {Omit<Done, "at">} done
 */
export function recordChore(folder, chore, { ok, said }) {
  const known = readChores(folder);
  const file = fileOf(folder);
  fs.mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ ...known, [chore]: { at: new Date().toISOString(), ok, said: said.slice(0, 500) } });
  // Written aside and moved into place: whoever reads it never reads half.
  fs.writeFileSync(`${file}.new`, text, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/**
 * @param {string} folder
 * @returns {Partial<Record<Chore, Done>>}
 */
export function readChores(folder) {
  try {
    return JSON.parse(fs.readFileSync(fileOf(folder), "utf8"));
  } catch {
    return {};
  }
}
