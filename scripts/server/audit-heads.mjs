import fs from "node:fs";
import path from "node:path";
import { withClient } from "../database/connect.mjs";

/**
 * A head of the audit log as it was noted outside the database: when, how many entries the log had, and the hash of the
 * last one.
 *
 * @typedef {{ at: string, entries: number, hash: string }} NotedHead
 */

/** @param {string} folder DATA_DIR */
const fileOf = (folder) => path.join(folder, "logs", "audit-heads.log");

/**
 * The heads that were noted so far, oldest first; none where there is no such file.
 *
 * @param {string} folder
 * @returns {NotedHead[]}
 */
export function readNotedHeads(folder) {
  const file = fileOf(folder);
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  return text.split("\n").flatMap((line) => {
    const [, at = "", entries = "", hash = ""] = /^(\S+) (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
    return hash === "" ? [] : [{ at, entries: Number(entries), hash }];
  });
}

/** The head that was noted last by this process; undefined before the first time. @type {string | undefined} */
let last;

/**
 * Notes how far the log reaches now, if it has grown since the last note: whoever holds the database cannot change this
 * file with it. Answers the line, null when there is none.
 *
 * @param {string} url
 * @param {string} folder
 */
export async function noteHead(url, folder) {
  last ??= readNotedHeads(folder).at(-1)?.hash ?? "";
  const [head] = await withClient(url, async (client) => {
    const { rows } = await client.query("SELECT entries, hash FROM audit_head");
    return /** @type {{ entries: number, hash: string }[]} */ (rows);
  });
  if (!head?.hash || head.hash === last) return null;
  const line = `${new Date().toISOString()} ${head.entries} ${head.hash}`;
  fs.mkdirSync(path.dirname(fileOf(folder)), { recursive: true, mode: 0o700 });
  fs.appendFileSync(fileOf(folder), `${line}\n`, { mode: 0o600 });
  last = head.hash;
  return line;
}
