import http from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright";
import { expect, onTestFinished, test, vi } from "vitest";
import { disconnect } from "@/lib/db";
import { BROWSER_ARGS, ensureBrowser } from "@/scripts/browser.mjs";
import { lookAtFiles, lookAtPages } from "@/scripts/drill/inject/look";
import { CLOSERS, PAYLOADS, VECTORS } from "@/scripts/drill/inject/payloads";
import { inject } from "@/scripts/drill/inject/run";
import { findDatabase } from "@/scripts/drill/registry";
import { signInEditor } from "@/scripts/drill/staff-form";
import { askDatabase, makeDataDir, startRegistry } from "../support/registry-process";

// A minute of work where nothing else runs.
vi.setConfig({ testTimeout: 480_000 });

test("there are two hundred payloads, and a page that prints any of them as it is gets noticed", async () => {
  expect(new Set(PAYLOADS).size).toBe(200);
  const careless = http.createServer(({ url = "" }, response) => {
    const [, way = "", at = ""] = url.split("/");
    const text = way === "plain" ? VECTORS[Number(at)] : `${CLOSERS[Number(at)]}${VECTORS[0]}`;
    const start = ["<p>", '<p title="', "<p title='", "<script>", "<textarea>", "<!--", "<p>", "<style>"][Number(at)];
    response.setHeader("content-type", way === "xml" ? "application/xml" : "text/html");
    response.setHeader("content-security-policy", "default-src 'none'");
    response.setHeader("x-content-type-options", "nosniff");
    response.end(way === "plain" ? `<body>${text}` : way === "xml" ? `<a>${VECTORS[4]}</a>` : `<body>${start}${text}`);
  });
  await new Promise<void>((resolve) => careless.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(careless.address() as AddressInfo).port}`;
  onTestFinished(() => void careless.close());
  const executablePath = await ensureBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS });
  onTestFinished(() => browser.close());
  const paths = [...VECTORS.map((_, at) => `/plain/${at}`), ...CLOSERS.map((_, at) => `/closed/${at}`)];
  const { breaches } = await lookAtPages(browser, { url, paths });
  expect(paths.filter((path) => !breaches.some((one) => one.startsWith(`${path}:`)))).toEqual([]);
  expect((await lookAtFiles(browser, url, ["/xml"])).breaches).not.toEqual([]);
});

test("no text of any field of any record is more than text, on any page and in any file, without a policy", async () => {
  const dataDir = makeDataDir();
  const { url, stop } = await startRegistry(dataDir);
  await (await fetch(`${url}/staff`)).text();
  process.env.DATABASE_URL = await findDatabase(dataDir);
  process.env.DATA_DIR = dataDir;
  const cookie = await signInEditor(process.env.DATABASE_URL, dataDir, "injector");
  await askDatabase(
    dataDir,
    `INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly, decides_own)
     VALUES ('injector', 'injector', 'administrator', '{}', '{}', true, true)`,
  );
  const { texts, fields, pages, files, breaches } = await inject(url, { turn: 0, most: 2, person: "injector", cookie });
  expect(breaches).toEqual([]);
  expect(texts).toBeGreaterThan(10_000);
  expect(fields.length).toBeGreaterThan(40);
  expect([pages > 100, files > 25]).toEqual([true, true]);
  await disconnect();
  await stop("SIGINT");
});
