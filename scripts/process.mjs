import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Complaint } from "./say.mjs";

/** The checkout, wherever the command was called from. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Nothing is sent or fetched by the tools themselves: no telemetry, no look for updates, no download on the side. */
export const QUIET_TOOLS = {
  NEXT_TELEMETRY_DISABLED: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};

/** @typedef {{ code: number, output: string }} Finished */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end and keeps what it printed.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { echo?: boolean }} [options] echo: print as it comes, too
 * @returns {Promise<Finished>}
 */
export function runProgram(file, args, { echo = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], ...options });
    running.add(child);
    let output = "";
    for (const [stream, target] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream?.on("data", (chunk) => {
        output += chunk;
        if (echo) target.write(chunk);
      });
    }
    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal ? 1 : 0), output });
    });
  });
}

/**
 * Runs one of our own scripts in a process of its own (those in TypeScript by way of tsx, whose hooks the process
 * that serves pages must not carry) and complains with its output when it fails.
 *
 * @param {string} script
 * @param {string[]} [args]
 * @param {Record<string, string>} [env]
 */
export async function runScript(script, args = [], env = {}) {
  const hooks = script.endsWith(".ts") ? ["--import", "tsx"] : [];
  const { code, output } = await runProgram(process.execPath, [...hooks, script, ...args], {
    env: { ...process.env, ...QUIET_TOOLS, ...env },
  });
  if (code !== 0) throw new Complaint(`${script} failed:\n\n${output.trim()}`);
  return output;
}

/** Ends what is still running when the command itself is told to stop. */
export function stopPrograms() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * A name for a process that a later process with the same number does not share: in a container that is started
 * again, numbers come back at once.
 *
 * @param {number} pid
 */
export function identifyProcess(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name stands in parentheses and may hold spaces; the start time is the 20th field after it.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // Killed, but not yet taken note of by its parent: where nobody does that, it would seem to live for ever.
    if (state === "Z") return `${pid} ended`;
    const started = fields[18];
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${pid} ${started} ${boot}`;
  } catch {
    return `${pid}`;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  // 0 and below would ask about whole groups of processes.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return !identifyProcess(pid).endsWith(" ended");
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

/**
 * Whether the process that `identifyProcess` once named is still the same and running.
 *
 * @param {string} identity
 */
export function isSameProcess(identity) {
  const pid = Number.parseInt(identity, 10);
  return isAlive(pid) && identifyProcess(pid) === identity;
}

/**
 * @param {unknown} error
 * @param {string} code
 */
export function isCode(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
