import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./process.mjs";
import { say } from "./say.mjs";

/**
 * npm leaves the packages of other platforms out of the lock file when it cannot fetch what describes them, or finds
 * node_modules filled already, and `npm ci` then refuses the file it wrote (npm/cli#4828). This puts them back: name
 * and version stand in the package that asks for them, and the platform is in the name.
 *
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * @param {Lock} lock
 * @returns {string[]} the places of the packages that were missing
 */
export function completeLock(lock) {
  const added = [];
  for (const [place, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isFound(lock, place, name, version)) continue;
      const beside = `${place.slice(0, place.lastIndexOf("node_modules/"))}node_modules/${name}`;
      // Another version may stand there, for another package.
      const free = lock.packages[beside] ? `${place}/node_modules/${name}` : beside;
      lock.packages[free] = { version, ...readPlatform(name), ...(dev ? { dev } : {}), optional: true };
      added.push(free);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return added;
}

/**
 * Looks where Node looks: among the package's own packages, then one level up, and so on; the first one counts.
 *
 * @param {Lock} lock
 * @param {string} place
 * @param {string} name
 * @param {string} version exact, or a range that npm has seen to
 */
function isFound(lock, place, name, version) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const found = lock.packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`];
    if (found) return found.version === version || !/^\d/.test(version);
    if (at === "") return false;
  }
}

/** @param {string} name as "@next/swc-linux-x64-musl" */
function readPlatform(name) {
  const find = (/** @type {string[]} */ words) => words.filter((word) => name.includes(`-${word}`)).slice(0, 1);
  const os = find(["android", "darwin", "freebsd", "linux", "openharmony", "win32"]);
  const cpu = find(["arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "x64"]);
  const libc =
    os[0] === "linux" ? [...(name.includes("musl") ? ["musl"] : []), ...(name.includes("gnu") ? ["glibc"] : [])] : [];
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const file = path.join(ROOT, "package-lock.json");
  const lock = JSON.parse(fs.readFileSync(file, "utf8"));
  const added = completeLock(lock);
  if (added.length > 0) fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(`${added.length} packages of other platforms added to package-lock.json`);
}
