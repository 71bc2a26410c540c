import { pause } from "@/scripts/process.mjs";
import { runReaders } from "./readers";
import { kill, listServing, type Started, withDataDir } from "./registry";
import { measureFreshness, publishSeats, startNginx, watchRevision, withSite } from "./site";

const PATHS = ["/facilities", "/facilities.json?q=gilgit", "/map.json", "/ur/bodies", "/facilities.csv"];

/** What two processes on one database did; times in milliseconds. */
export type Machines = {
  /** From an editor's answer at one process until a reader at the other saw it; of several, the longest. */
  visibleAfter: number;
  answers: number;
  wrong: string[];
};

/** Two processes on one database, without anything before them: what is published at one is seen at the other. */
export const runPair = (): Promise<Machines> =>
  withSite(async ({ open, signIn }) => {
    const wrong: string[] = [];
    const first = await open();
    const cookie = await signIn(first);
    const visibleAfter = await measureFreshness([first, await open()], cookie, wrong);
    return { visibleAfter, answers: 0, wrong };
  });

/**
 * nginx, two processes and one database: people read while each process is killed hard and stopped gently in turn, and an
 * editor publishes. Nobody may meet a failure, nor an older revision after a newer one.
 */
export const runMachines = (turns = 3): Promise<Machines> =>
  withSite(async ({ open, signIn }) =>
    withDataDir(async (folder) => {
      const wrong: string[] = [];
      const first = await open();
      const cookie = await signIn(first);
      const processes: [Started, Started] = [first, await open()];
      const visibleAfter = await measureFreshness(processes, cookie, wrong);
      const standing = [...processes];
      // A process that comes again has the port that it had.
      const env = processes.map(({ url }) => ({ PORT: new URL(url).port, HOST: "127.0.0.1" }));
      const nginx = await startNginx(processes, folder);
      let isOver = false;
      const reading = Promise.all(
        ["127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5"].map((from) =>
          runReaders({ url: () => nginx.url, paths: PATHS, count: 2, isOver: () => isOver, from }),
        ),
      );
      const watching = watchRevision(nginx.url, () => isOver, wrong);
      for (let turn = 0; turn < turns * 2; turn += 1) {
        const at = turn % 2;
        const one = standing[at];
        const other = standing[1 - at];
        if (!one || !other) break;
        await pause(1500);
        if (turn % 4 < 2) for (const pid of [one.pid, ...listServing(one.pid)]) kill(pid);
        else one.child.kill("SIGTERM");
        await one.ended;
        if (!(await publishSeats(other.url, cookie, 1000 + turn)))
          wrong.push("nothing could be published at the one that stood");
        await pause(1000);
        standing[at] = await open(env[at]);
      }
      await pause(1000);
      isOver = true;
      await watching;
      const reads = await reading;
      nginx.end();
      for (const { failures } of reads)
        wrong.push(...Object.entries(failures).map(([why, count]) => `${count} x ${why} for readers`));
      return { visibleAfter, answers: reads.reduce((sum, { times }) => sum + times.length, 0), wrong };
    }),
  );
