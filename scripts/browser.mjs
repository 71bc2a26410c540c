import fs from "node:fs";
import path from "node:path";
import { ROOT, runProgram } from "./process.mjs";
import { Complaint, say, sayWhile } from "./say.mjs";

/** Where browsers that Playwright can drive are installed; first the one without a window, which opens a page in half the time. */
const INSTALLED = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** Quiet, on its own, and able to run as root in a container. */
export const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** The browser that is there, without looking for another: undefined lets Playwright use its own. */
export function findBrowser() {
  return process.env.CHROMIUM_PATH || INSTALLED.find((file) => fs.existsSync(file));
}

/**
 * A browser that really starts, installed if need be.
 *
 * @returns {Promise<string | undefined>} its path; undefined for Playwright's own
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found && (await canStart(found))) return found;
  if (process.env.CHROMIUM_PATH) throw new Complaint(`CHROMIUM_PATH is ${found}, which does not start.`);
  if (await canStart(undefined)) return undefined;
  await sayWhile("Fetching a browser for the tests", () => runPlaywright(["install", "--only-shell", "chromium"]));
  if (await canStart(undefined)) return undefined;
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    await sayWhile("Installing the browser of this system", installFromSystem);
    const installed = findBrowser();
    if (installed && (await canStart(installed))) return installed;
  }
  throw new Complaint("No browser was found, and none could be installed. Set CHROMIUM_PATH to a Chrome or Chromium.");
}

/** @param {string | undefined} executablePath */
async function canStart(executablePath) {
  const { chromium } = await import("playwright");
  try {
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** @param {string[]} args */
function runPlaywright(args) {
  return runProgram(process.execPath, [path.join(ROOT, "node_modules", "playwright", "cli.js"), ...args], {
    // Where its server cannot be reached, the next way is tried soon.
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" },
  });
}

async function installFromSystem() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["chromium-headless-shell", "fonts-liberation"];
  await runProgram("apt-get", ["update", "-q"], { env });
  const { code, output } = await runProgram("apt-get", ["install", "-qy", "--no-install-recommends", ...packages], {
    env,
  });
  if (code !== 0) say(output.trim());
}
