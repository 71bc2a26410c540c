import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildAll, installAll } from "./build.mjs";
import { QUIET_TOOLS, ROOT, runProgram } from "./process.mjs";
import { formatDuration, say, sayFailure } from "./say.mjs";

/**
 * What is checked without running anything: each by name, with the commands that it takes.
 *
 * @type {Record<string, string[][]>}
 */
const CHECKS = {
  "format and lint": [["@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "."]],
  types: [
    ["next/dist/bin/next", "typegen"],
    ["typescript/bin/tsc", "--noEmit"],
  ],
  "dead code": [["knip/bin/knip.js"]],
};

/** @returns {Promise<{ passed: number, failed: number }>} each check counts as one */
export async function runChecks() {
  const result = { passed: 0, failed: 0 };
  for (const [name, commands] of Object.entries(CHECKS)) {
    const began = Date.now();
    const failure = await findFailure(commands);
    if (failure === null) result.passed += 1;
    else result.failed += 1;
    say(`${failure === null ? "passed" : "FAILED"}  ${name} (${formatDuration(Date.now() - began)})`);
    if (failure !== null) say(failure);
  }
  return result;
}

/**
 * @param {string[][]} commands
 * @returns {Promise<string | null>} what the first that failed has said
 */
async function findFailure(commands) {
  for (const [script = "", ...args] of commands) {
    const file = path.join(ROOT, "node_modules", script);
    const { code, output } = await runProgram(process.execPath, [file, ...args], {
      env: { ...process.env, ...QUIET_TOOLS },
    });
    if (code !== 0) return output.trim();
  }
  return null;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await installAll();
    await buildAll({ pages: false });
    const { failed } = await runChecks();
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
