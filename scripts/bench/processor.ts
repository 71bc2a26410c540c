import fs from "node:fs";
import { withClient } from "../database/connect.mjs";

/** Processor's time in milliseconds: of this process, and of a database with all its processes. */
export type Spent = { own: number; database: number };

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** Of a process: its parent, the ticks that it has used itself, and those of its children that have ended. */
function readTicks(pid: string | number) {
  const line = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
  // The name of the program stands in brackets, and may have any sign in it.
  const [, parent = 0, ...fields] = line
    .slice(line.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(9);
  return { parent, used: user + system, ended: endedUser + endedSystem };
}

function readChildren(parent: number) {
  return fs.readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const ticks = readTicks(pid);
      return ticks.parent === parent ? [ticks] : [];
    } catch {
      return []; // It has ended meanwhile: its parent counts it.
    }
  });
}

/** What was spent until now. Unlike a clock it does not count what others do. Nothing where the system does not tell: only Linux does. */
export async function readSpent(url: string): Promise<Spent> {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  if (process.platform !== "linux") return { own, database: 0 };
  return withClient(url, async (client) => {
    const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
    const server = readTicks(rows[0].pid).parent;
    const { used, ended } = readTicks(server);
    const ticks = readChildren(server).reduce((sum, child) => sum + child.used, used + ended);
    return { own, database: ticks * TICK_MS };
  });
}

/** Does something, and says how long it took, in milliseconds, and what it spent. */
export async function weigh(url: string, work: () => Promise<unknown>): Promise<Spent & { elapsed: number }> {
  const before = await readSpent(url);
  const began = performance.now();
  await work();
  const elapsed = performance.now() - began;
  const after = await readSpent(url);
  return { elapsed, own: after.own - before.own, database: after.database - before.database };
}
