import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { type Cluster, startCluster } from "@/scripts/database/cluster.mjs";
import { findFreePort } from "@/scripts/port.mjs";
import { pause } from "@/scripts/process.mjs";
import { openRegistry, type Started, statusOf, waitFor, withDataDir } from "./registry";
import { readHtmlForm, sendForm, signInEditor } from "./staff-form";

const REF = "PKF6FWFKE";
const SOURCE = "SCOMIRPUR-20241112";

/** An answer, and the revision that it tells of; 0: none, as pages do. */
async function read(address: string): Promise<{ revision: number; text: string }> {
  const response = await fetch(address);
  return { revision: Number(response.headers.get("registry-revision") ?? 0), text: await response.text() };
}

const FILE = `/facilities/${REF}.json`;

/** A facility as one process shows it. */
export const readFacility = async (url: string): Promise<string> => (await read(url + FILE)).text;

/** How a facility's seats look in what shows them. */
const SEATS: Record<string, (seats: number) => RegExp> = {
  [FILE]: (seats) => new RegExp(`"seats": ?${seats}\\b`),
  [`/facilities/${REF}`]: (seats) => new RegExp(`<dd>${seats}<`),
  "/facilities.csv": (seats) => new RegExp(`^${REF},.*,${seats},`, "m"),
};

/** Answers that a process keeps: those that show the facility, and some that may not but tell their revision. */
const KEPT = [...Object.keys(SEATS), "/facilities.json", "/map.json"];

/** What is published at one process is seen at another within this, in milliseconds. */
const SEEN_WITHIN = 1000;

/** Publishes a number of seats at one process, as an editor does; whether it was taken. */
export async function publishSeats(url: string, cookie: string, seats: number): Promise<boolean> {
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

/** A database of its own, processes of the registry on it as they are opened, and an editor of everything. */
export type Site = {
  cluster: Cluster;
  databaseDir: string;
  open: (env?: Record<string, string>) => Promise<Started>;
  /** What the editor's browser sends along; for a process that is open. */
  signIn: (at: Started) => Promise<string>;
};

/** Makes a site for some work, and ends all of it. */
export async function withSite<Result>(work: (site: Site) => Promise<Result>): Promise<Result> {
  return withDataDir((databaseDir) =>
    withDataDir(async (dataDir) => {
      const cluster = await startCluster(databaseDir);
      const started: Started[] = [];
      const open = async (env: Record<string, string> = {}) => {
        const one = await openRegistry(dataDir, { DATABASE_URL: cluster.url, ...env });
        started.push(one);
        return one;
      };
      const signIn = async ({ url }: Started) => {
        await statusOf(`${url}/staff`);
        return signInEditor(cluster.url, dataDir, "drill-0");
      };
      try {
        return await work({ cluster, databaseDir, open, signIn });
      } finally {
        for (const { child } of started) child.kill("SIGINT");
        await Promise.all(started.map(({ ended }) => ended));
        await cluster.leave();
      }
    }),
  );
}

/**
 * The longest time from an editor's answer at the first process until a reader at the second saw it, whichever page, file or
 * map they had asked for before; own writes are seen at once.
 */
export async function measureFreshness(
  [first, second]: [Started, Started],
  cookie: string,
  wrong: string[],
): Promise<number> {
  let longest = 0;
  // What is kept is what was asked twice: the first answer of a process is not.
  for (const { url } of [first, second]) for (const path of [...KEPT, ...KEPT]) await read(url + path);
  for (let seats = 901; seats < 906; seats += 1) {
    if (!(await publishSeats(first.url, cookie, seats))) wrong.push(`${seats} seats were not published`);
    const from = performance.now();
    const own = await read(first.url + FILE);
    if (!SEATS[FILE]?.(seats).test(own.text)) wrong.push(`the editor's own process did not show ${seats} at once`);
    const isSeen = async (path: string) => {
      const { revision, text } = await read(second.url + path);
      return SEATS[path]?.(seats).test(text) ?? revision >= own.revision;
    };
    const waitUntilSeen = async (path: string) => {
      while (!(await isSeen(path)) && performance.now() - from < 5000) await pause(20);
      const took = Math.round(performance.now() - from);
      if (took > SEEN_WITHIN) wrong.push(`${path} did not show ${seats} before ${took} ms`);
      longest = Math.max(longest, took);
    };
    await Promise.all(KEPT.map(waitUntilSeen));
  }
  return longest;
}

/** nginx before both; answers where it listens and how it is ended. Throws where nginx is not installed. */
export async function startNginx(
  processes: readonly Started[],
  folder: string,
): Promise<{ url: string; end: () => void }> {
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
export async function watchRevision(url: string, isOver: () => boolean, wrong: string[]): Promise<void> {
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
