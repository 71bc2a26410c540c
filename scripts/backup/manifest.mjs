import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Complaint } from "../say.mjs";

/**
 * What a backup holds. A file's digest is of its bytes as they lie there; `rows` are those of a table.
 *
 * @typedef {{ name: string, columns: string[], rows: number, file: string }} Table
 * @typedef {{
 *   made: string,
 *   revision: number,
 *   server: string,
 *   migrations: Record<string, string>,
 *   tables: Table[],
 *   sequences: Record<string, number>,
 *   digests: Record<string, string>,
 * }} Manifest
 */

export const MANIFEST = "manifest.json";

/** The manifest's own digest stands beside it, so that a damaged one is told from a whole one. */
const SEAL = "manifest.sha256";

/**
 * SHA-256 of a file, in hexadecimal.
 *
 * @param {string} file
 */
export async function digestFile(file) {
  const hash = createHash("sha256");
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest("hex");
}

/**
 * Every file below a folder, as paths from it with `/` between their parts, in order.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function listFiles(folder) {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/**
 * @param {string} folder
 * @param {Manifest} manifest
 */
export async function writeManifest(folder, manifest) {
  const file = path.join(folder, MANIFEST);
  fs.writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  fs.writeFileSync(path.join(folder, SEAL), `${await digestFile(file)}  ${MANIFEST}\n`);
}

/**
 * Reads the manifest of a backup and holds every file against it. Throws `Complaint` that names what is missing, damaged
 * or too much.
 *
 * @param {string} folder
 * @returns {Promise<Manifest>}
 */
export async function checkBackup(folder) {
  const [file, seal] = [path.join(folder, MANIFEST), path.join(folder, SEAL)];
  if (!fs.existsSync(file) || !fs.existsSync(seal)) throw new Complaint(`${folder} is no backup of a registry.`);
  if (!fs.readFileSync(seal, "utf8").startsWith(`${await digestFile(file)} `)) throw damaged([MANIFEST]);
  /** @type {Manifest} */
  const manifest = JSON.parse(fs.readFileSync(file, "utf8"));
  const found = listFiles(folder).filter((name) => name !== MANIFEST && name !== SEAL);
  const missing = Object.keys(manifest.digests).filter((name) => !found.includes(name));
  const strange = found.filter((name) => !(name in manifest.digests));
  const changed = [];
  for (const name of found) {
    if (name in manifest.digests && manifest.digests[name] !== (await digestFile(path.join(folder, name)))) {
      changed.push(name);
    }
  }
  const wrong = [
    ...missing.map((name) => `${name} (missing)`),
    ...strange.map((name) => `${name} (not of it)`),
    ...changed,
  ];
  if (wrong.length > 0) throw damaged(wrong);
  return manifest;
}

/** @param {string[]} names */
const damaged = (names) =>
  new Complaint(`The backup is damaged, and nothing was restored:\n${names.map((name) => `- ${name}`).join("\n")}`);
