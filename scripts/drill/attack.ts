import { findUntraced } from "@/lib/audit/trace";
import { disconnect } from "@/lib/db";
import { withClient } from "@/scripts/database/connect.mjs";
import { findFreePort } from "@/scripts/port.mjs";
import { castPerson } from "./cast";
import { type Findings, fuzz } from "./fuzz/run";
import { inject } from "./inject/run";
import { findDatabase, openRegistry, withDataDir } from "./registry";
import { signInEditor } from "./staff-form";
import { runUploads } from "./uploads";

// npm run drill -- fuzz [REQUESTS] [SEED]; inject [TURNS]; uploads [FILES] [SEED]: each on a register of its own.

/** Between two looks at how far it is. */
const STEP = 5000;

/** Sends so many requests of a seed, and says every 5,000 how far it is. */
async function runFuzz(requests: number, seed: number): Promise<string[]> {
  return withDataDir(async (dataDir) => {
    const port = String(await findFreePort());
    const url = `http://localhost:${port}`;
    const { child, ended, pid } = await openRegistry(dataDir, { PORT: port, PUBLIC_URL: "https://registry.example" });
    const sum: Findings = { asked: 0, statuses: {}, again: 0, slowest: 0, breaches: [] };
    const began = Date.now();
    while (sum.asked < requests && sum.breaches.length === 0) {
      const count = Math.min(STEP, requests - sum.asked);
      const found = await fuzz(url, { pid, seed, from: sum.asked, count, secure: true });
      sum.asked += found.asked;
      sum.again += found.again;
      sum.slowest = Math.max(sum.slowest, found.slowest);
      sum.breaches.push(...found.breaches);
      for (const [status, times] of Object.entries(found.statuses))
        sum.statuses[status] = (sum.statuses[status] ?? 0) + times;
      const seconds = Math.round((Date.now() - began) / 1000);
      console.log(
        `${sum.asked} requests of seed ${seed} in ${seconds} s, slowest ${Math.round(sum.slowest)} ms; ${sum.again} asked again for their time`,
      );
    }
    console.log(JSON.stringify(sum.statuses));
    child.kill("SIGINT");
    await ended;
    return sum.breaches;
  });
}

/** Fills every text with every payload in turn, and looks at up to 60 pages of each kind after the first filling, 10 after the others. */
async function runInject(turns: number): Promise<string[]> {
  return withDataDir(async (dataDir) => {
    const { url, child, ended } = await openRegistry(dataDir);
    await (await fetch(`${url}/staff`)).text();
    process.env.DATA_DIR = dataDir;
    process.env.DATABASE_URL = await findDatabase(dataDir);
    const cookie = await signInEditor(process.env.DATABASE_URL, dataDir, "injector");
    await withClient(process.env.DATABASE_URL, (client) =>
      client.query(`INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly, decides_own)
        VALUES ('injector', 'injector', 'administrator', '{}', '{}', true, true)`),
    );
    const breaches: string[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const found = await inject(url, { turn: turn * 25, most: turn === 0 ? 60 : 10, person: "injector", cookie });
      console.log(
        `turn ${turn + 1}: ${found.texts} texts in ${found.fields.length} fields, ${found.pages} pages, ${found.files} files`,
      );
      breaches.push(...found.breaches);
    }
    await disconnect();
    child.kill("SIGINT");
    await ended;
    return breaches;
  });
}

/** Sends mutated and broken-off files in; each is refused by name, or published whole or not at all. */
async function runSendingIn(count: number, seed: number): Promise<string[]> {
  return withDataDir(async (dataDir) => {
    const { url, child, ended } = await openRegistry(dataDir);
    await (await fetch(`${url}/staff`)).text();
    process.env.DATA_DIR = dataDir;
    process.env.DATABASE_URL = await findDatabase(dataDir);
    const cookie = await signInEditor(process.env.DATABASE_URL, dataDir, "sender");
    const actor = await castPerson("sender", "reviewer", { publishes_directly: true });
    await withClient(process.env.DATABASE_URL, (client) =>
      client.query(`INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly, decides_own)
        VALUES ('sender', 'sender', 'reviewer', '{}', '{}', true, false)`),
    );
    const whole = Buffer.from(await (await fetch(`${url}/data/registry.zip`)).arrayBuffer());
    const more = [{ name: "registry.zip", bytes: whole }];
    const { wrong, ...figures } = await runUploads({ url, cookie, actor }, { count, seed, more });
    console.log(JSON.stringify(figures));
    const untraced = await findUntraced();
    await disconnect();
    child.kill("SIGINT");
    await ended;
    return [...wrong, ...untraced.map(({ kind, key, number, lacks }) => `${kind} ${key} ${number}: ${lacks}`)];
  });
}

const [what, first, second] = process.argv.slice(2);
const began = Date.now();
const breaches =
  what === "inject"
    ? await runInject(Number(first ?? 8))
    : what === "uploads"
      ? await runSendingIn(Number(first ?? 1000), Number(second ?? 1))
      : await runFuzz(Number(first ?? 1_000_000), Number(second ?? 1));
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`${breaches.length === 0 ? "passed" : "FAILED"}  ${what} in ${seconds} s`);
for (const breach of breaches.slice(0, 20)) console.log(`        ${breach}`);
process.exitCode = breaches.length === 0 ? 0 : 1;
