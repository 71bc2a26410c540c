import fs from "node:fs";
import path from "node:path";
import { QUIET_TOOLS, ROOT, runProgram } from "./process.mjs";
import { Complaint, sayWhile } from "./say.mjs";

/** The one number that package.json states as well; a test compares them. */
export const OLDEST_NODE = [20, 19];

/** @param {string} [version] */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Complaint(
    `This is Node.js ${version}. The registry needs ${OLDEST_NODE.join(".")} or newer: https://nodejs.org`,
  );
}

/** Installs the packages if those in node_modules are not the ones of package-lock.json. */
export async function installPackages() {
  if (isInstalled(path.join(ROOT, "package-lock.json"), path.join(ROOT, "node_modules"))) return;
  await sayWhile("Installing packages (once, a minute or two)", async () => {
    const { code, output } = await runNpm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"]);
    if (code !== 0) throw new Complaint(`npm could not install the packages:\n\n${output.trim()}`);
  });
}

/**
 * npm leaves its own list of what it installed, written last; comparing it with the lock file costs milliseconds and
 * also believes an `npm ci` done by hand.
 *
 * @param {string} lockFile
 * @param {string} modules
 */
export function isInstalled(lockFile, modules) {
  const listFile = path.join(modules, ".package-lock.json");
  if (!fs.existsSync(listFile)) return false;
  const wanted = JSON.parse(fs.readFileSync(lockFile, "utf8")).packages;
  const present = JSON.parse(fs.readFileSync(listFile, "utf8")).packages;
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === "") return true;
    // What is optional may be for another platform.
    return present[place] ? present[place].version === version : optional === true;
  });
}

/** @param {string[]} args */
export function runNpm(args) {
  const options = { env: { ...process.env, ...QUIET_TOOLS } };
  // Under `npm start` npm says where it is; called as `node scripts/start.mjs`, it is looked for.
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return runProgram(process.execPath, [cli, ...args], options);
  return runProgram("npm", args, { ...options, shell: process.platform === "win32" });
}
