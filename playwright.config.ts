import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "playwright/test";
import { BROWSER_ARGS, findBrowser } from "./scripts/browser.mjs";
import { findFreePort } from "./scripts/port.mjs";

// Chosen once, by the process that starts the others: they read this file too, and inherit its environment.
process.env.BROWSER_TEST_PORT ??= String(await findFreePort());
const port = process.env.BROWSER_TEST_PORT;
// What the server keeps beside its database: letters, its secret.
process.env.BROWSER_TEST_DATA ??= join(tmpdir(), `registry-browser-${port}`);
const data = process.env.BROWSER_TEST_DATA;
const executablePath = findBrowser();

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "tests/.artifacts/browser",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: "tests/.artifacts/browser.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Every other name leads nowhere: a page that asks for something from outside shows it.
      args: [...BROWSER_ARGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"],
    },
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } },
      testIgnore: /phone\.spec\.ts/,
    },
    {
      name: "mobile",
      use: { ...devices["Pixel 7"], viewport: { width: 360, height: 740 } },
      // What is the same on any screen is tried on one of them; pages that are only looked at, here in the longer language.
      testIgnore: /(citing|front|staff-rights)\.spec\.ts/,
      grepInvert: / \/(?!ur\b)\S* is whole/,
    },
  ],
  webServer: {
    command: "node tests/support/browser-server.mjs",
    url: `http://localhost:${port}/healthz`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: port,
      HOST: "localhost",
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: "",
      DATA_DIR: data,
    },
    stdout: "pipe",
  },
});
