import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "../database/connect.mjs";
import { findFreePort } from "../port.mjs";
import { ROOT } from "../process.mjs";

/** A server in a process of its own, and how to end it. */
export type Program = { origin: string; pid: number; stop(): Promise<void> };

const running = new Set<ChildProcess>();

/** Starts a script that prints its port when it listens. */
export async function startProgram(args: readonly string[], env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (data) => /^\d+$/m.test(String(data)) && resolve(Number.parseInt(String(data), 10)));
    child.once("close", (code) => reject(new Error(`${args.join(" ")} ended with ${code}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      running.delete(child);
    },
  };
}

/** Questions that bring all that a server keeps of a register into its memory: rows, roles and the order of names. */
const FIRST_QUESTIONS = ["/facilities.json?limit=1", "/facilities.json?limit=1&q=park&role=operator", "/map.json"];

/** Waits until a server has read what it keeps, and its database has nothing more to do. */
async function comeToRest(origin: string, url: string): Promise<void> {
  for (const question of FIRST_QUESTIONS)
    for (let status = 0; status !== 200; ) {
      status = (await fetch(origin + question)).status;
      if (status !== 200) await sleep(500);
    }
  await withClient(url, async (client) => {
    for (let quiet = 0; quiet < 4; quiet += 1) {
      const { rows } = await client.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()",
      );
      if (rows.length > 0) quiet = -1;
      await sleep(250);
    }
  });
}

/** The registry over a database, as visitors meet it a minute after its start. */
export async function startRegistry(url: string): Promise<Program> {
  const port = await findFreePort();
  const env = { NODE_ENV: "production", PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, DATABASE_URL: url };
  const program = await startProgram(["scripts/bench/serve.mjs"], env);
  await comeToRest(program.origin, url);
  return program;
}

/** The bare server of queries and files that a plan lists. */
export async function startYardstick(url: string, plan: object, folder: string): Promise<Program> {
  const file = `${folder}/yardstick-${process.pid}.json`;
  fs.writeFileSync(file, JSON.stringify(plan));
  const program = await startProgram(["scripts/bench/yardstick.mjs", file], {
    NODE_ENV: "production",
    DATABASE_URL: url,
  });
  fs.rmSync(file);
  return program;
}

/** Ends whatever is still running; for the way out after a failure. */
export function stopRunning(): void {
  for (const child of running) child.kill("SIGTERM");
}

/** The memory of a process in use now, in megabytes. Zero where the system does not tell (only Linux does). */
export function residentMemory(pid: number): number {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Watches the memory of a process; `stop` gives by how much it grew beyond what it had before, in megabytes. */
export function watchMemory(pid: number): { stop(): number } {
  const before = residentMemory(pid);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, residentMemory(pid));
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return most - before;
    },
  };
}
