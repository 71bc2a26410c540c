import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./process.mjs";

/**
 * What the tools that run tests wrote down: how many passed, and each that did not by name with what it said, for the end
 * of a log of which often the end alone is kept.
 *
 * @typedef {{ passed: number, failures: string[] }} Report
 */

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** @param {string | undefined} message the first lines of it, without colours */
const shorten = (message = "") => message.replaceAll(COLOURS, "").split("\n", 12).join("\n    ").trimEnd();

/** @param {string} report a file, relative to the project; none was written by a tool that crashed */
function readReport(report) {
  const file = path.join(ROOT, report);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}

/**
 * @param {string} report of Vitest
 * @returns {Report}
 */
export function readVitestReport(report) {
  const { numPassedTests = 0, testResults = [] } = readReport(report);
  /** @type {string[]} */
  const failures = [];
  for (const { name, status, message, assertionResults } of testResults) {
    const file = path.relative(ROOT, name);
    // A file that fails before its first test is counted as one.
    if (status === "failed" && assertionResults.length === 0) failures.push(`${file}\n    ${shorten(message)}`);
    for (const { status: came, fullName, failureMessages } of assertionResults)
      if (came === "failed") failures.push(`${file} > ${fullName}\n    ${shorten(failureMessages?.[0])}`);
  }
  return { passed: numPassedTests, failures };
}

/**
 * @param {string} report of Playwright
 * @returns {Report}
 */
export function readBrowserReport(report) {
  const { stats, suites = [] } = readReport(report);
  /** @type {string[]} */
  const failures = [];
  /** @param {{ suites?: unknown[], specs?: { title: string, file: string, line: number, tests: unknown[] }[] }} suite */
  const walk = ({ suites: inner = [], specs = [] }) => {
    for (const { title, file, line, tests } of specs)
      for (const { status, projectName, results } of /** @type {any[]} */ (tests))
        if (status === "unexpected" || status === "flaky")
          failures.push(
            `[${projectName}] ${file}:${line} > ${title}\n    ${shorten(results.at(0)?.error?.message ?? status)}`,
          );
    for (const one of inner) walk(/** @type {any} */ (one));
  };
  for (const suite of suites) walk(suite);
  return { passed: stats?.expected ?? 0, failures };
}
