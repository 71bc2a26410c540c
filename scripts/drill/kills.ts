import { type Random, randomOf } from "@/lib/synthetic/random";
import { findFreePort } from "@/scripts/port.mjs";
import { pause } from "@/scripts/process.mjs";
import { type Edit, runEditor } from "./editors";
import { judgeEdits } from "./kept-edits";
import {
  findDatabase,
  findPostmaster,
  kill,
  listDescendants,
  listServing,
  openRegistry,
  type Started,
  statusOf,
  waitFor,
  withDataDir,
} from "./registry";
import { signInEditor } from "./staff-form";

const EDITORS = 8;

/** What is killed, hard: a process of the registry, of its database, or all of them at once. */
const VICTIMS = ["pages", "postmaster", "backend", "database", "everything"] as const;
type Victim = (typeof VICTIMS)[number];

export type Killed = {
  /** What the editors were told, counted. */
  told: Record<Edit["told"], number>;
  /** Forms that were sent a second time, for nobody knew whether they had been taken. */
  again: number;
  /** For each kill how long it took until a public and a staff page were there again, in milliseconds. */
  back: { victim: Victim; ms: number }[];
  wrong: string[];
};

/** Kills one victim; answers whether the registry has to be started again by whoever looks after it. */
async function strike(victim: Victim, dataDir: string, registry: Started, random: Random): Promise<boolean> {
  const postmaster = await findPostmaster(dataDir);
  const backends = postmaster ? listDescendants(postmaster) : [];
  const [pages] = listServing(registry.pid);
  if (victim === "pages") kill(pages);
  if (victim === "postmaster") kill(postmaster);
  if (victim === "backend" && backends.length > 0) kill(random.pick(backends));
  if (victim === "database") for (const pid of [postmaster, ...backends]) kill(pid);
  if (victim === "everything") for (const pid of [registry.pid, pages, postmaster, ...backends]) kill(pid);
  return victim === "everything";
}

/** Whether somebody reads and an editor gets a form. */
async function isBack(url: string, cookie: string): Promise<boolean> {
  if ((await statusOf(`${url}/readyz`)) !== 200) return false;
  const signal = AbortSignal.timeout(5000);
  const staff = await fetch(`${url}/staff`, { headers: { cookie }, redirect: "manual", signal }).catch(() => null);
  await staff?.body?.cancel().catch(() => {});
  return staff?.status === 200;
}

/**
 * Eight editors save, submit and publish on four facilities, over HTTP, while processes are killed hard at random: so
 * many times, seeded. The database and the process of the pages must come back by themselves; when all is killed it is
 * started again once, as a service manager would.
 */
export async function runKills(rounds: number, seed = 1, say: (line: string) => void = () => {}): Promise<Killed> {
  return withDataDir(async (dataDir) => {
    const env = { PORT: String(await findFreePort()) };
    let registry = await openRegistry(dataDir, env);
    try {
      await statusOf(`${registry.url}/staff`);
      const database = await findDatabase(dataDir);
      const cookies: string[] = [];
      for (let at = 0; at < EDITORS; at += 1) cookies.push(await signInEditor(database, dataDir, `drill-${at}`));
      const [first = ""] = cookies;
      const back = async () => waitFor(() => isBack(registry.url, first), 120_000);
      let isOver = false;
      let taken = 0;
      const editors = cookies.map((cookie, number) =>
        runEditor({
          url: () => registry.url,
          cookie,
          number,
          random: randomOf(seed, number),
          waitUntilUp: back,
          isOver: () => isOver,
          onTaken: () => {
            taken += 1;
          },
        }),
      );
      const random = randomOf(seed, 1000);
      const times: Killed["back"] = [];
      for (let round = 0; round < rounds; round += 1) {
        // Nobody is killed idle: somebody was answered since the last time, and others are under way.
        const answered = taken;
        await waitFor(() => taken > answered, 60_000);
        await pause(random.integer(0, 1500));
        const victim = VICTIMS[(round + random.integer(0, 1)) % VICTIMS.length] ?? "pages";
        const from = Date.now();
        if (await strike(victim, dataDir, registry, random)) registry = await openRegistry(dataDir, env);
        await back();
        times.push({ victim, ms: Date.now() - from });
        say(`${round + 1}: ${victim} killed, back after ${Date.now() - from} ms`);
      }
      await pause(1500);
      isOver = true;
      const edits = (await Promise.all(editors)).flat();
      const told = { taken: 0, refused: 0, unknown: 0 };
      for (const edit of edits) told[edit.told] += 1;
      const wrong = await judgeEdits(await findDatabase(dataDir), edits);
      return { told, again: edits.filter((edit) => edit.again).length, back: times, wrong };
    } finally {
      registry.child.kill("SIGINT");
      await registry.ended;
    }
  });
}
