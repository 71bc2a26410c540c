import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { withClient } from "@/scripts/database/connect.mjs";
import { clearDataDir, findDatabase, launchRegistry, openRegistry } from "@/scripts/drill/registry";

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
  onTestFinished(() => clearDataDir(folder));
  return folder;
}

/** `npm start`, up to the line that says where it is open. */
export async function startRegistry(dataDir: string, env: Record<string, string> = {}): Promise<Registry> {
  const { url, output, pid, child, ended } = await openRegistry(dataDir, env);
  onTestFinished(() => void child.kill("SIGKILL"));
  return {
    url,
    output,
    pid,
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
  const { output, ended } = launchRegistry(dataDir, env);
  const code = await ended;
  return { code, output: output() };
}

export async function askDatabase(dataDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const url = await findDatabase(dataDir);
  return withClient(url, async (client) => (await client.query(sql)).rows);
}
