import { startCluster } from "@/scripts/database/cluster.mjs";
import { pause } from "@/scripts/process.mjs";
import { openRegistry, statusOf, waitFor, withDataDir } from "./registry";
import { type Health, SICKNESSES, startSickProxy } from "./sick-proxy";
import { readHtmlForm, sendForm, signInEditor } from "./staff-form";

const KNOWN = ["/facilities?status=open", "/ur/map", "/facilities.csv?status=open", "/map.json", "/ur/bodies"];
const EDITED = "/staff/records/facility/PKF6FWFKE";
const AT_ONCE_MS = 300;
/** Twice as long in the suite, whose machine may do other things too; the drill keeps to the promise. */
const LONGEST_MS = process.env.VITEST ? 10_000 : 5000;

/** What one sickness did, times in milliseconds. */
export type Sick = {
  sickness: Health;
  /** The longest that one waited who asked just before it was noticed. */
  onset: number;
  /** Known answers and refusals while it lasts; of five each, the slowest, in the suite the middle one. */
  known: number;
  refused: number;
  /** From its end until everything was live again. */
  back: number;
  wrong: string[];
};

type Answer = { status: number; stale: boolean; retry: boolean; ms: number };

async function ask(address: string): Promise<Answer> {
  const from = performance.now();
  const response = await fetch(address, { signal: AbortSignal.timeout(20_000) }).catch(() => null);
  await response?.text().catch(() => "");
  return {
    status: response?.status ?? 0,
    stale: response?.headers.has("warning") ?? false,
    retry: response?.headers.has("retry-after") ?? false,
    ms: performance.now() - from,
  };
}

/** The one of several times that is held to the promise: the slowest, and on the machine of the suite the middle one. */
const judged = (times: readonly number[]) => {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.round(sorted[process.env.VITEST ? times.length >> 1 : times.length - 1] ?? 0);
};

let asked = 0;
/** An address that nobody has asked for. */
const unknown = () => `/facilities.json?q=nobody${++asked}`;

async function trySickness(
  sickness: Health,
  { url, turn, cookie }: { url: string; turn: (health: Health) => void; cookie: string },
): Promise<Sick> {
  const wrong: string[] = [];
  const expect = (holds: boolean, what: string) => holds || wrong.push(`${sickness}: ${what}`);
  // What is kept is what was asked twice: the first answer of a process is not.
  for (const path of [...KNOWN, ...KNOWN]) expect((await ask(url + path)).status === 200, `${path} before`);
  const form = readHtmlForm(await (await fetch(url + EDITED, { headers: { cookie } })).text(), 'name="record_kind"');
  const typed = `Typed while it was ${sickness} & "quoted" <b>, ${Date.now()}`;
  form.set("reason", typed);
  form.set("intent", "draft");

  const askSick = async (path: string) => {
    const answer = await ask(url + path);
    expect(answer.ms < LONGEST_MS, `${path} took ${Math.round(answer.ms)} ms`);
    return answer;
  };
  turn(sickness);
  const [early, told] = await Promise.all([
    Promise.all([unknown(), unknown(), "/statistics", "/ur/claims"].map(askSick)),
    Promise.all(KNOWN.map(askSick)),
  ]);
  for (const { status } of told) expect(status === 200, `what is known is ${status} as it began`);
  for (const { status } of early) expect([200, 503].includes(status), `asked as it began: ${status}`);
  const onset = Math.max(...[...early, ...told].map(({ ms }) => ms));
  await waitFor(async () => (await askSick(unknown())).status === 503, LONGEST_MS);
  if (sickness !== "dropping") await waitFor(async () => (await askSick(KNOWN[0] ?? "")).stale, LONGEST_MS);

  const known: number[] = [];
  const refused: number[] = [];
  for (const path of KNOWN) {
    const answer = await askSick(path);
    expect(answer.status === 200, `${path} is ${answer.status}`);
    known.push(answer.ms);
    const other = await askSick(unknown());
    expect(other.status === 503 && other.retry, `what is not known is ${other.status}`);
    refused.push(other.ms);
  }
  expect(judged(known) <= AT_ONCE_MS, `known answers took ${judged(known)} ms`);
  expect(judged(refused) <= AT_ONCE_MS, `refusals took ${judged(refused)} ms`);
  const from = performance.now();
  const sent = await sendForm(url + EDITED, cookie, form);
  expect(performance.now() - from < LONGEST_MS, "a form waited too long");
  const html = sent.came === "taken" ? "" : sent.html;
  const again = html.includes(' method="post"') ? readHtmlForm(html, 'name="reason"') : null;
  expect(again?.get("reason") === typed, `what was typed was not given back (${sent.came})`);

  turn("well");
  const ended = performance.now();
  const isLive = async () => {
    const [first, second] = await Promise.all([askSick(KNOWN[0] ?? ""), askSick(unknown())]);
    return first.status === 200 && !first.stale && second.status === 200;
  };
  await waitFor(isLive, 30_000).catch(() => wrong.push(`${sickness}: it never came back`));
  const back = performance.now() - ended;
  expect(back < LONGEST_MS, `it was back only after ${Math.round(back)} ms`);
  if (again)
    expect((await sendForm(url + EDITED, cookie, again)).came === "taken", "the form given back was not taken");
  return {
    sickness,
    onset: Math.round(onset),
    known: judged(known),
    refused: judged(refused),
    back: Math.round(back),
    wrong,
  };
}

/** The database gets sick in each way while the registry runs on it, and well again. */
export function runSicknesses(sicknesses: readonly Health[] = SICKNESSES): Promise<Sick[]> {
  return withDataDir((databaseDir) =>
    withDataDir(async (dataDir) => {
      const cluster = await startCluster(databaseDir);
      const proxy = await startSickProxy(cluster.url);
      const { url, child, ended } = await openRegistry(dataDir, { DATABASE_URL: proxy.url });
      try {
        await statusOf(`${url}/staff`);
        const cookie = await signInEditor(cluster.url, dataDir, "drill-0");
        const results: Sick[] = [];
        for (const sickness of sicknesses) {
          results.push(await trySickness(sickness, { url, turn: proxy.turn, cookie }));
          await pause(500);
        }
        return results;
      } finally {
        child.kill("SIGINT");
        await ended;
        await proxy.close();
        await cluster.leave();
      }
    }),
  );
}
