import { withClient } from "@/scripts/database/connect.mjs";
import { pause } from "@/scripts/process.mjs";
import { processorTime } from "./processor";
import { percentile, runReaders } from "./readers";
import { findPostmaster, kill, listDescendants, type Started, waitFor, withDataDir } from "./registry";
import { putOnCall, readShownLag } from "./shown-lag";
import { publishSeats, readFacility, type Site, startNginx, watchRevision, withSite } from "./site";
import { startStandby } from "./standby";

/** What came of a database with a replica; times in milliseconds. */
export type Replicated = {
  /** Processor time of the database itself for a thousand reads, by processes without and with a replica, and of the replica. */
  processor: { without: number; with: number; replica: number };
  /** Of the reads of what is published, in parts of one: those the replica answered while all was well. */
  byReplica: number;
  answers: number;
  longestWait: number;
  wrong: string[];
};

/** Questions of which none is asked twice, so that none is a kept answer. */
const questions = (count: number) =>
  Array.from({ length: count }, (_, at) => `/facilities.json?limit=${1 + (at % 200)}&bbox=60,23,${80 + at / 1000},38`);

/** How many reads of what is published a process has had answered by each server. */
async function readCounts(url: string): Promise<{ primary: number; replica: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const of = (server: string) =>
    Number(new RegExp(`^registry_published_reads_total\\{from="${server}"\\} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  return { primary: of("primary"), replica: of("replica") };
}

async function askAll(url: string, paths: readonly string[], wrong: string[]): Promise<void> {
  for (const one of paths) {
    const { status } = await fetch(url + one).then(async (response) => {
      await response.arrayBuffer();
      return response;
    });
    if (status !== 200) wrong.push(`${status} for ${one}`);
  }
}

type Replica = { at: Awaited<ReturnType<typeof startStandby>>; folder: string };

/** The same reads at a process without a replica and at one with it: who works for them. */
async function measureShares(
  [without, beside]: [Started, Started],
  pids: { primary: number; replica: number },
  count: number,
  wrong: string[],
): Promise<Pick<Replicated, "processor" | "byReplica">> {
  const paths = questions(count);
  const spent = async (url: string) => {
    const before = [processorTime(pids.primary), processorTime(pids.replica)];
    await askAll(url, paths, wrong);
    const after = [processorTime(pids.primary), processorTime(pids.replica)];
    return after.map((time, at) => Math.round(((time - (before[at] ?? 0)) * 1000) / count));
  };
  // Both know the register and have their connections before it counts.
  for (const { url } of [without, beside])
    await askAll(url, ["/facilities.json?limit=7", "/facilities.json?limit=8"], wrong);
  const [alone = 0] = await spent(without.url);
  const before = await readCounts(beside.url);
  const [together = 0, replica = 0] = await spent(beside.url);
  const after = await readCounts(beside.url);
  const answered = after.replica - before.replica;
  const byReplica = answered / (answered + after.primary - before.primary);
  if (!(byReplica > 0.9)) wrong.push(`the replica answered only ${byReplica} of the reads`);
  if (together >= alone) wrong.push(`the database worked ${together} ms with a replica, ${alone} ms without`);
  return { processor: { without: alone, with: together, replica }, byReplica };
}

/** How often it was looked whether the replica is used: what is asked then is new each time, for a kept answer asks nobody. */
let looked = 0;

/** Waits until the replica answers reads again. */
const waitUntilUsed = (url: string) =>
  waitFor(async () => {
    looked += 1;
    const before = await readCounts(url);
    await (await fetch(`${url}/facilities.json?limit=9&bbox=60,23,${79 - looked / 10_000},38`)).arrayBuffer();
    return (await readCounts(url)).replica > before.replica;
  }, 20_000);

/** The replica falls behind, stands still and dies in turn, while an editor publishes and reads. */
async function makeTrouble(editor: Started, cookie: string, { at, folder }: Replica, wrong: string[]): Promise<void> {
  let seats = 2000;
  const publish = async (while_: string) => {
    seats += 1;
    if (!(await publishSeats(editor.url, cookie, seats))) wrong.push(`nothing could be published while ${while_}`);
    if (!new RegExp(`"seats": ?${seats}\\b`).test(await readFacility(editor.url)))
      wrong.push(`an editor did not read their own edit while ${while_}`);
  };
  const replay = (call: "pause" | "resume") =>
    withClient(at.adminUrl, (client) => client.query(`SELECT pg_wal_replay_${call}()`));
  await replay("pause");
  for (let turn = 0; turn < 3; turn += 1) await publish("the replica was behind");
  // A replica tells how far it is every ten seconds, if nothing else makes it; one in step lags for parts of a second.
  await waitFor(async () => (await readShownLag(editor.url, cookie)) > 1, 20_000).catch(() =>
    wrong.push("nobody was told that the replica was behind"),
  );
  await replay("resume");
  const pids = async () => {
    const postmaster = (await findPostmaster(folder)) ?? 0;
    return [postmaster, ...listDescendants(postmaster)];
  };
  const still = await pids();
  for (const pid of still) process.kill(pid, "SIGSTOP");
  await publish("the replica stood still");
  await pause(2500);
  for (const pid of still) process.kill(pid, "SIGCONT");
  await publish("the replica went on");
  for (const pid of await pids()) kill(pid);
  await publish("the replica was dead");
  await pause(1000);
  await at.revive();
  await publish("the replica came back");
  await waitUntilUsed(editor.url);
}

/**
 * One database, a streaming replica and two processes that read from it, behind nginx if wanted: the reads are the
 * replica's work, and whatever becomes of the replica nobody meets a failure, waits long, or sees an older revision after
 * a newer one, and the editor reads what they wrote.
 */
export const runReplica = ({
  reads,
  turns,
  nginx,
}: {
  reads: number;
  turns: number;
  nginx: boolean;
}): Promise<Replicated> =>
  withSite((site) =>
    withDataDir((folder) =>
      withDataDir(async (nginxDir) => {
        const wrong: string[] = [];
        // The first process loads the register, before the copy is made.
        const without = await site.open();
        const cookie = await site.signIn(without);
        await putOnCall(site.cluster.url, "drill-0");
        const at = await startStandby(site.cluster, site.databaseDir, folder);
        try {
          return await runBeside(
            site,
            { at, folder },
            { without, cookie, reads, turns, nginxDir: nginx ? nginxDir : null },
            wrong,
          );
        } finally {
          await at.leave();
        }
      }),
    ),
  );

type Run = { without: Started; cookie: string; reads: number; turns: number; nginxDir: string | null };

async function runBeside(
  { databaseDir, open }: Site,
  replica: Replica,
  run: Run,
  wrong: string[],
): Promise<Replicated> {
  const env = { DATABASE_READ_URL: replica.at.url };
  const beside = await open(env);
  await waitUntilUsed(beside.url);
  const pids = {
    primary: (await findPostmaster(databaseDir)) ?? 0,
    replica: (await findPostmaster(replica.folder)) ?? 0,
  };
  const shares = await measureShares([run.without, beside], pids, run.reads, wrong);
  const front = run.nginxDir === null ? null : await startNginx([beside, await open(env)], run.nginxDir);
  const url = front?.url ?? beside.url;
  let isOver = false;
  const reading = runReaders({
    url: () => url,
    paths: [
      "/facilities",
      "/facilities.json?q=gilgit",
      "/map.json",
      "/ur/bodies",
      "/facilities.csv",
      ...questions(400),
    ],
    count: 3,
    isOver: () => isOver,
  });
  const watching = watchRevision(url, () => isOver, wrong);
  for (let turn = 0; turn < run.turns; turn += 1) await makeTrouble(beside, run.cookie, replica, wrong);
  isOver = true;
  await watching;
  const { times, failures } = await reading;
  front?.end();
  wrong.push(...Object.entries(failures).map(([why, count]) => `${count} x ${why} for readers`));
  return { ...shares, answers: times.length, longestWait: percentile(times, 1), wrong };
}
