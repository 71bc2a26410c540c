import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inspectCluster, stopCluster } from "@/scripts/database/cluster.mjs";
import { toUrl } from "@/scripts/database/state.mjs";
import { findFreePort } from "@/scripts/port.mjs";
import { isAlive, pause } from "@/scripts/process.mjs";

/** A registry started as people start it: where it is, what it says, and its end. */
export type Started = { url: string; output: () => string; pid: number; child: ChildProcess; ended: Promise<number> };

/** Nobody edits by hand as fast as a drill does. */
const FAST = { EDITS_PER_HOUR: "0", EDITS_PER_DAY: "0" };

/** `npm start` in a process of its own. */
export function launchRegistry(dataDir: string, env: Record<string, string>): Omit<Started, "url" | "pid"> {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      NODE_ENV: "production",
      HOST: "localhost",
      DATA_DIR: dataDir,
      ...FAST,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  const ended = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? -1)));
  return { child, output: () => said, ended };
}

/** The same, up to the line that says where it is open. Throws with what it said when it ends instead. */
export async function openRegistry(dataDir: string, env: Record<string, string> = {}): Promise<Started> {
  const launched = launchRegistry(dataDir, { PORT: String(await findFreePort()), ...env });
  const { child, output } = launched;
  const isOpen = () => /open at (\S+)/.exec(output())?.[1];
  await waitFor(() => isOpen() !== undefined || child.exitCode !== null, 170_000);
  const url = isOpen();
  if (!url || child.pid === undefined) throw new Error(`The registry did not start:\n${output()}`);
  return { ...launched, url, pid: child.pid };
}

export async function waitFor(condition: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain`);
    await pause(100);
  }
}

/** So long, in milliseconds, an answer may take: the suite allows a busy machine more. */
const PATIENCE = process.env.VITEST ? 20_000 : 5000;

/** The status of an address, 0 where nobody answers. */
export async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  await response?.body?.cancel().catch(() => {});
  return response?.status ?? 0;
}

/** The embedded server of a DATA_DIR as the system sees it; null when none runs. */
export async function findPostmaster(dataDir: string): Promise<number | null> {
  const { server } = await inspectCluster(dataDir);
  return server && isAlive(server.pid) ? server.pid : null;
}

/** Where the embedded database of a DATA_DIR is. */
export async function findDatabase(dataDir: string): Promise<string> {
  const { state } = await inspectCluster(dataDir);
  if (!state) throw new Error(`There is no database in ${dataDir}`);
  return toUrl(state);
}

/** Runs work in a DATA_DIR of its own; whatever still runs in it afterwards is stopped, and all of it is gone. */
export async function withDataDir<Result>(work: (dataDir: string) => Promise<Result>): Promise<Result> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-drill-"));
  try {
    return await work(folder);
  } finally {
    await clearDataDir(folder);
  }
}

export async function clearDataDir(folder: string): Promise<void> {
  for (let patience = 50; (await inspectCluster(folder)).users.length > 0 && patience > 0; patience -= 1)
    await pause(100);
  await stopCluster(folder);
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Processes that a process has started, and those that they have, as Linux tells it. */
export function listDescendants(pid: number): number[] {
  const children = (one: number) => {
    const file = `/proc/${one}/task/${one}/children`;
    const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    return text.split(" ").filter(Boolean).map(Number);
  };
  return children(pid).flatMap((child) => [child, ...listDescendants(child)]);
}

/** The processes of a registry that serve its pages. */
export const listServing = (pid: number): number[] =>
  listDescendants(pid).filter((one) => {
    const file = `/proc/${one}/cmdline`;
    return fs.existsSync(file) && fs.readFileSync(file, "utf8").includes("worker.mjs");
  });

/** Kills hard; that it is gone already is as good. */
export function kill(pid: number | null | undefined): void {
  if (!pid) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
