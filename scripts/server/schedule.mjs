import { runProgram } from "../process.mjs";
import { say } from "../say.mjs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What is looked after, and how its output begins when there was something to do. */
const CHORES = [
  ["scripts/release.ts", "Released"],
  ["scripts/remind.ts", "Reminded"],
  ["scripts/audit-note.ts", "Noted"],
];

/**
 * Looks every hour whether a release or a reminder is due, and notes how far the audit log reaches, in a process of its own, so that no page waits for it. The
 * first look is soon after the start: whoever runs the registry for an hour a day gets releases, too.
 */
export function scheduleChores() {
  const look = async () => {
    for (const [script = "", done = ""] of CHORES) {
      const { code, output } = await runProgram(process.execPath, ["--import", "tsx", script]);
      if (code !== 0 || output.startsWith(done)) say(output.trim());
    }
  };
  const first = setTimeout(look, 5 * MINUTE);
  const next = setInterval(look, HOUR);
  for (const timer of [first, next]) timer.unref();
  return async () => {
    clearTimeout(first);
    clearInterval(next);
  };
}
