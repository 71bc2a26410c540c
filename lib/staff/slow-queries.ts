import { appendFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";
import type { SlowQuery } from "@/lib/staff/health-state";

/** From here on, in milliseconds, a question to the database was slow; one in a thousand may be. */
export const SLOW_QUERY_MS = 500;
/** So many of the newest are remembered. */
const REMEMBERED = 20;

declare global {
  /** How many questions this process has put to the database, how many were slow, and the newest of those. */
  var registryQueries: { asked: number; slow: number; newest: SlowQuery[] } | undefined;
}

/** What this process has asked so far; one count a process, however many bundles there are. */
export function countedQueries(): NonNullable<typeof globalThis.registryQueries> {
  globalThis.registryQueries ??= { asked: 0, slow: 0, newest: [] };
  return globalThis.registryQueries;
}

/** Counts a question; a slow one is also written to `DATA_DIR/logs/slow-queries-{day}.log`. */
export function countQuery(text: string, ms: number): void {
  const counted = countedQueries();
  counted.asked += 1;
  if (ms < SLOW_QUERY_MS) return;
  counted.slow += 1;
  const line = { at: new Date().toISOString(), ms: Math.round(ms), text: text.replace(/\s+/g, " ").slice(0, 2000) };
  counted.newest = [line, ...counted.newest].slice(0, REMEMBERED);
  const folder = path.join(env.DATA_DIR, "logs");
  const file = path.join(folder, `slow-queries-${line.at.slice(0, 10)}.log`);
  // Nobody waits for the log of what was waited for.
  void mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600 }))
    .catch(() => {});
}
