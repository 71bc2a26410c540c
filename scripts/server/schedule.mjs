import { runProgram } from "../process.mjs";
import { say } from "../say.mjs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Looks every hour whether a release is due, in a process of its own, so that no page waits for it. The first look is
 * soon after the start: whoever runs the registry for an hour a day gets releases, too.
 */
export function scheduleReleases() {
  const look = async () => {
    const { code, output } = await runProgram(process.execPath, ["--import", "tsx", "scripts/release.ts"]);
    if (code !== 0 || output.startsWith("Released")) say(output.trim());
  };
  const first = setTimeout(look, 5 * MINUTE);
  const next = setInterval(look, HOUR);
  for (const timer of [first, next]) timer.unref();
  return async () => {
    clearTimeout(first);
    clearInterval(next);
  };
}
