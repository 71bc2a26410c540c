import { readChores, recordChore } from "../chores.mjs";
import { runProgram } from "../process.mjs";
import { say } from "../say.mjs";
import { noteHead } from "./audit-heads.mjs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * What is looked after, how often, and how its output begins when there was something to do.
 *
 * @type {{ chore: import("../chores.mjs").Chore, script: string, every: number, done: string }[]}
 */
const CHORES = [
  { chore: "release", script: "scripts/release.ts", every: HOUR, done: "Released" },
  { chore: "remind", script: "scripts/remind.ts", every: HOUR, done: "Reminded" },
  { chore: "audit", script: "scripts/audit-verify.ts", every: 24 * HOUR, done: "Nothing" },
];

/**
 * Looks every hour whether a release or a reminder is due, and every day whether the log of changes is whole, each in a
 * process of its own, so that no page waits for it. The first look is soon after the start: whoever runs the registry
 * for an hour a day gets releases, too. How far the log reaches is noted every minute.
 *
 * @param {{ url: string, folder: string }} registry its database and its DATA_DIR
 */
export function scheduleChores({ url, folder }) {
  const look = async () => {
    for (const { chore, script, every, done } of CHORES) {
      const { at = "" } = readChores(folder)[chore] ?? {};
      // A little early rather than an hour late.
      if (Date.now() - (Date.parse(at) || 0) < every - 5 * MINUTE) continue;
      const { code, output } = await runProgram(process.execPath, ["--import", "tsx", script]);
      recordChore(folder, chore, { ok: code === 0, said: output.trim() });
      if (code !== 0 || output.startsWith(done)) say(output.trim());
    }
  };
  // While the database is away there is nothing to note; it says so elsewhere.
  const note = () => void noteHead(url, folder).catch(() => {});
  const first = setTimeout(look, 5 * MINUTE);
  const timers = [setInterval(look, HOUR), setInterval(note, MINUTE)];
  for (const timer of [first, ...timers]) timer.unref();
  return async () => {
    clearTimeout(first);
    for (const timer of timers) clearInterval(timer);
    await noteHead(url, folder).catch(() => {});
  };
}
