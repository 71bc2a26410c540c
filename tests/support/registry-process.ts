import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { inspectCluster, stopCluster } from "@/scripts/database/cluster.mjs";
import { withClient } from "@/scripts/database/connect.mjs";
import { toUrl } from "@/scripts/database/state.mjs";
import { findFreePort } from "@/scripts/port.mjs";
import { isAlive, pause } from "@/scripts/process.mjs";

/** A registry started as people start it, with data and port of its own. */
export type Registry = {
  url: string;
  output: () => string;
  pid: number;
  stop: (signal: NodeJS.Signals) => Promise<number>;
};

/** A DATA_DIR for one test; whatever still runs in it when the test is over is stopped. */
export function makeDataDir(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-runtime-"));
  onTestFinished(async () => {
    for (let patience = 50; (await inspectCluster(folder)).users.length > 0 && patience > 0; patience -= 1)
      await pause(100);
    await stopCluster(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** `npm start`, up to the line that says where it is open. */
export async function startRegistry(dataDir: string, env: Record<string, string> = {}): Promise<Registry> {
  const { child, output, ended } = launch(dataDir, { PORT: String(await findFreePort()), ...env });
  onTestFinished(() => void child.kill("SIGKILL"));
  const isOpen = () => /open at (\S+)/.exec(output())?.[1];
  await waitFor(() => isOpen() !== undefined || child.exitCode !== null, 170_000);
  const url = isOpen();
  if (!url || child.pid === undefined) throw new Error(`The registry did not start:\n${output()}`);
  return {
    url,
    output,
    pid: child.pid,
    stop: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** `npm start` where it cannot: what it says, and with which code it ends. */
export async function failToStart(
  dataDir: string,
  env: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const { output, ended } = launch(dataDir, env);
  const code = await ended;
  return { code, output: output() };
}

function launch(dataDir: string, env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, DATABASE_URL: "", NODE_ENV: "production", HOST: "localhost", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  const ended = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? -1)));
  return { child, output: () => said, ended };
}

export async function waitFor(condition: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain`);
    await pause(100);
  }
}

/** The status of an address, 0 where nobody answers. */
export async function statusOf(url: string): Promise<number> {
  const response = await fetch(url).catch(() => null);
  await response?.body?.cancel();
  return response?.status ?? 0;
}

/** The embedded server of a DATA_DIR as the system sees it; null when none runs. */
export async function findPostmaster(dataDir: string): Promise<number | null> {
  const { server } = await inspectCluster(dataDir);
  return server && isAlive(server.pid) ? server.pid : null;
}

export async function askDatabase(dataDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const { state } = await inspectCluster(dataDir);
  if (!state) throw new Error(`There is no database in ${dataDir}`);
  return withClient(toUrl(state), async (client) => (await client.query(sql)).rows);
}
