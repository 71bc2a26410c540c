import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { startCluster } from "@/scripts/database/cluster.mjs";
import { findFreePort } from "@/scripts/port.mjs";
import { pause } from "@/scripts/process.mjs";
import { runReaders } from "./readers";
import { kill, listServing, openRegistry, type Started, statusOf, waitFor, withDataDir } from "./registry";
import { readHtmlForm, sendForm, signInEditor } from "./staff-form";

const REF = "PKF6FWFKE";
const SOURCE = "SCOMIRPUR-20241112";
const PATHS = ["/facilities", "/facilities.json?q=gilgit", "/map.json", "/ur/bodies", "/facilities.csv"];

/** What two processes on one database did; times in milliseconds. */
export type Machines = {
  /** From an editor's answer at one process until a reader at the other saw it; of several, the longest. */
  visibleAfter: number;
  answers: number;
  wrong: string[];
};

const readFacility = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/facilities/${REF}.json`);
  return response.text();
};

async function publishSeats(url: string, cookie: string, seats: number): Promise<boolean> {
  const address = `${url}/staff/records/facility/${REF}`;
  const form = readHtmlForm(await (await fetch(address, { headers: { cookie } })).text(), 'name="record_kind"');
  for (const [name, value] of Object.entries({
    seats: String(seats),
    rests_on: SOURCE,
    nature: "correction",
    reason: "Counted",
    intent: "publish",
  }))
    form.set(name, value);
  return (await sendForm(address, cookie, form)).came === "taken";
}

type Pair = { processes: [Started, Started]; open: (env?: Record<string, string>) => Promise<Started>; cookie: string };

async function withPair<Result>(work: (pair: Pair) => Promise<Result>): Promise<Result> {
  return withDataDir((databaseDir) =>
    withDataDir(async (dataDir) => {
      const cluster = await startCluster(databaseDir);
      const started: Started[] = [];
      const open = async (env: Record<string, string> = {}) => {
        const one = await openRegistry(dataDir, { DATABASE_URL: cluster.url, ...env });
        started.push(one);
        return one;
      };
      try {
        const first = await open();
        await statusOf(`${first.url}/staff`);
        const cookie = await signInEditor(cluster.url, dataDir, "drill-0");
        return await work({ processes: [first, await open()], open, cookie });
      } finally {
        for (const { child } of started) child.kill("SIGINT");
        await Promise.all(started.map(({ ended }) => ended));
        await cluster.leave();
      }
    }),
  );
}

async function measureFreshness([first, second]: [Started, Started], cookie: string, wrong: string[]): Promise<number> {
  let longest = 0;
  for (const { url } of [first, second]) for (let at = 0; at < 2; at += 1) await readFacility(url);
  for (let seats = 901; seats < 906; seats += 1) {
    if (!(await publishSeats(first.url, cookie, seats))) wrong.push(`${seats} seats were not published`);
    const from = performance.now();
    const shown = new RegExp(`"seats": ?${seats}\\b`);
    if (!shown.test(await readFacility(first.url)))
      wrong.push(`the editor's own process did not show ${seats} at once`);
    while (!shown.test(await readFacility(second.url)) && performance.now() - from < 5000) await pause(20);
    longest = Math.max(longest, performance.now() - from);
  }
  return Math.round(longest);
}

/** Two processes on one database, without anything before them: what is published at one is seen at the other. */
export const runPair = (): Promise<Machines> =>
  withPair(async ({ processes, cookie }) => {
    const wrong: string[] = [];
    const visibleAfter = await measureFreshness(processes, cookie, wrong);
    return { visibleAfter, answers: 0, wrong };
  });

/** nginx before both; answers where it listens and how it is ended. Throws where nginx is not installed. */
async function startNginx(processes: readonly Started[], folder: string): Promise<{ url: string; end: () => void }> {
  const port = await findFreePort();
  const servers = processes.map(({ url }) => `    server 127.0.0.1:${new URL(url).port} max_fails=0;`);
  const template = fs.readFileSync("scripts/drill/nginx.conf", "utf8");
  const file = path.join(folder, "nginx.conf");
  fs.writeFileSync(
    file,
    template
      .replaceAll("FOLDER", folder)
      .replace(/^SERVERS$/m, servers.join("\n"))
      .replace("listen PORT", `listen ${port}`),
  );
  const child = spawn("nginx", ["-c", file, "-g", "daemon off;"], { stdio: ["ignore", "ignore", "inherit"] });
  const failed = new Promise<never>((_, reject) =>
    child.once("error", () => reject(new Error("nginx is not installed"))),
  );
  await Promise.race([failed, waitFor(async () => (await statusOf(`http://127.0.0.1:${port}/healthz`)) === 200)]);
  return { url: `http://127.0.0.1:${port}`, end: () => void child.kill("SIGTERM") };
}

/** Reads the newest revision over and over from one address; says when it went back. */
async function watchRevision(url: string, isOver: () => boolean, wrong: string[]): Promise<void> {
  let newest = 0;
  while (!isOver()) {
    const response = await fetch(`${url}/facilities.json?limit=1`).catch(() => null);
    const revision = Number(response?.headers.get("registry-revision") ?? 0);
    await response?.arrayBuffer().catch(() => null);
    if (revision > 0 && revision < newest) wrong.push(`revision ${revision} after ${newest}`);
    newest = Math.max(newest, revision);
    await pause(20);
  }
}

/**
 * nginx, two processes and one database: people read while each process is killed hard and stopped gently in turn, and an
 * editor publishes. Nobody may meet a failure, nor an older revision after a newer one.
 */
export const runMachines = (turns = 3): Promise<Machines> =>
  withPair(async ({ processes, open, cookie }) =>
    withDataDir(async (folder) => {
      const wrong: string[] = [];
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
