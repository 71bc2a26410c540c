import fs from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { buildAll, installAll } from "./build.mjs";
import { runChecks } from "./check.mjs";
import { QUIET_TOOLS, ROOT, runProgram, stopPrograms } from "./process.mjs";
import { Complaint, say, sayFailure } from "./say.mjs";
import { readBrowserReport, readVitestReport } from "./test-report.mjs";

/** @typedef {{ passed: number, failed: number, failures?: string[] }} Result */

const ARTIFACTS = path.join("tests", ".artifacts");

/** In this order; `npm test -- --only unit some-file` runs one of them, on the files whose names match. */
const STEPS = {
  check: runChecks,
  unit: () => runVitest("unit"),
  integration: () => runVitest("integration"),
  build: runBuild,
  runtime: () => whenBuilt(() => runVitest("runtime")),
  browser: () => whenBuilt(runBrowserTests),
};

const { only, files } = readArguments(process.argv.slice(2));

/** @type {(() => Promise<unknown>)[]} */
const cleanUp = [];

async function main() {
  Object.assign(process.env, QUIET_TOOLS);
  await installAll();
  await buildAll({ pages: false });
  const names = Object.keys(STEPS).filter((name) => !only || name === only || (name === "build" && needsBuild(only)));
  if (names.some((name) => ["integration", "browser"].includes(name))) await startDatabase();
  /** @type {Required<Result>} */
  const total = { passed: 0, failed: 0, failures: [] };
  for (const name of names) {
    say(`\n=== ${name}`);
    const { passed, failed, failures = [] } = await run(STEPS[/** @type {keyof typeof STEPS} */ (name)]);
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...failures);
    if (failed > failures.length) total.failures.push(`${name}: see above`);
  }
  return total;
}

/**
 * A step that cannot even run is one failed test, and no reason to leave out the others.
 *
 * @param {() => Promise<Result>} step
 * @returns {Promise<Result>}
 */
async function run(step) {
  try {
    return await step();
  } catch (error) {
    sayFailure(error);
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} step */
function needsBuild(step) {
  return step === "runtime" || step === "browser";
}

/** One server for integration and browser tests alike, so that the templates are made once. */
async function startDatabase() {
  if (process.env.DATABASE_URL_TEST) return;
  const { startThrowAwayCluster } = await import("../tests/support/throw-away-cluster.mjs");
  const { adminUrl, remove } = await startThrowAwayCluster();
  cleanUp.push(remove);
  process.env.DATABASE_URL_TEST = adminUrl;
}

/**
 * @param {string} project
 * @returns {Promise<Result>}
 */
async function runVitest(project) {
  const report = path.join(ARTIFACTS, `${project}.json`);
  const code = await runTool("vitest/vitest.mjs", report, [
    ...["run", "--project", project, "--passWithNoTests", ...files],
    ...["--reporter", "default", "--reporter", "json", "--outputFile.json", report],
  ]);
  return settle(readVitestReport(report), code);
}

let isBuilt = false;

/**
 * @param {() => Promise<Result>} step
 * @returns {Promise<Result>}
 */
async function whenBuilt(step) {
  if (!isBuilt) throw new Complaint("Not run: the pages could not be built.");
  return step();
}

/** @returns {Promise<Result>} */
async function runBuild() {
  await buildAll();
  isBuilt = true;
  say("passed  build");
  return { passed: 1, failed: 0 };
}

/** @returns {Promise<Result>} */
async function runBrowserTests() {
  const executable = await ensureBrowser();
  if (executable) process.env.CHROMIUM_PATH = executable;
  const report = path.join(ARTIFACTS, "browser.json");
  const code = await runTool("playwright/cli.js", report, ["test", "--pass-with-no-tests", ...files]);
  return settle(readBrowserReport(report), code);
}

/**
 * @param {string} script
 * @param {string} report left by an earlier run, it must not be taken for this one's
 * @param {string[]} args
 */
async function runTool(script, report, args) {
  fs.rmSync(path.join(ROOT, report), { force: true });
  const { code } = await runProgram(process.execPath, [path.join(ROOT, "node_modules", script), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return code;
}

/**
 * A tool that failed for a reason that is no test (a crash, an error between tests) has failed all the same.
 *
 * @param {import("./test-report.mjs").Report} report
 * @param {number} code
 * @returns {Result}
 */
function settle({ passed, failures }, code) {
  return { passed, failed: code === 0 ? failures.length : Math.max(1, failures.length), failures };
}

/** @param {string[]} args */
function readArguments(args) {
  const at = args.indexOf("--only");
  if (at === -1) return { only: undefined, files: args };
  const step = args[at + 1] ?? "";
  if (!(step in STEPS)) {
    process.stderr.write(`--only takes one of ${Object.keys(STEPS).join(", ")}\n`);
    process.exit(2);
  }
  return { only: step, files: [...args.slice(0, at), ...args.slice(at + 2)] };
}

async function leave() {
  stopPrograms();
  for (const work of cleanUp.reverse()) await work().catch(sayFailure);
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => void leave().then(() => process.exit(1)));
}

try {
  const { passed, failed, failures } = await main();
  await leave();
  if (failures.length > 0) say(`\n=== failed\n${failures.join("\n")}`);
  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  sayFailure(error);
  await leave();
  say("\n0 passed, 1 failed");
  process.exitCode = 1;
}
