import fs from "node:fs";
import path from "node:path";
import { isAlive, isCode, runProgram } from "../process.mjs";

/**
 * What the server itself wrote into its data folder when it started.
 *
 * @param {string} dataDir
 * @returns {{ pid: number, port: number } | null}
 */
export function readPostmaster(dataDir) {
  try {
    const lines = fs.readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number.parseInt(lines[0] ?? "", 10), port: Number.parseInt(lines[3] ?? "", 10) };
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * Whether a server runs on this folder. A process number alone does not tell: after a restart of the machine or the
 * container it may belong to any program, and PostgreSQL would then refuse to start for good.
 *
 * @param {string} dataDir
 * @returns {Promise<{ pid: number, port: number } | null>}
 */
export async function findServer(dataDir) {
  const postmaster = readPostmaster(dataDir);
  if (!postmaster || !isAlive(postmaster.pid)) return null;
  const command = await readCommand(postmaster.pid);
  const isOurs = command === null || (command.includes("postgres") && command.includes(dataDir));
  if (isOurs) return postmaster;
  fs.rmSync(path.join(dataDir, "postmaster.pid"), { force: true });
  return null;
}

/**
 * @param {number} pid
 * @returns {Promise<string | null>} null where the platform does not say
 */
async function readCommand(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    if (process.platform === "win32") return null;
    const { code, output } = await runProgram("ps", ["-p", String(pid), "-o", "command="]).catch(() => ({
      code: 1,
      output: "",
    }));
    return code === 0 ? output : null;
  }
}
