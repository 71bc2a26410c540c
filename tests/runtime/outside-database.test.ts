import fs from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startCluster } from "@/scripts/database/cluster.mjs";
import { statusOf, waitFor } from "@/scripts/drill/registry";
import { findFreePort } from "@/scripts/port.mjs";
import { startOldServer } from "../support/old-server";
import { failToStart, makeDataDir, startRegistry } from "../support/registry-process";

test("with DATABASE_URL no database is started, and the one it names is prepared", async () => {
  const elsewhere = makeDataDir();
  const dataDir = makeDataDir();
  const cluster = await startCluster(elsewhere);
  onTestFinished(async () => void (await cluster.leave()));
  const { url, output, stop } = await startRegistry(dataDir, { DATABASE_URL: cluster.url });
  expect(output()).toContain("Loading the registry data");
  expect(output()).not.toContain("Starting the database");
  expect(fs.readdirSync(dataDir)).toEqual([]);
  expect(await statusOf(`${url}/readyz`)).toBe(200);
  await stop("SIGINT");
});

test("a server older than 15 is refused with a sentence", async () => {
  const server = await startOldServer(140_011);
  onTestFinished(server.close);
  const { code, output } = await failToStart(makeDataDir(), { DATABASE_URL: server.url });
  expect(code).toBe(1);
  expect(output).toContain("DATABASE_URL leads to PostgreSQL 14. The registry needs version 15 or newer.");
  expect(output).not.toContain("    at ");
});

test("a server that is away is waited for, while people get a page that says so", async () => {
  const folder = makeDataDir();
  const prepared = await startCluster(folder);
  await prepared.leave();
  const { url, output, stop } = await startRegistry(makeDataDir(), { DATABASE_URL: prepared.url });
  expect(output()).toContain("does not answer");
  expect(await statusOf(`${url}/readyz`)).toBe(503);
  expect(await statusOf(`${url}/facilities.csv`)).toBe(503);
  const page = await fetch(`${url}/ur/facilities`);
  expect(page.status).toBe(503);
  expect(page.headers.get("retry-after")).toBe("10");
  expect(await page.text()).toMatch(/<html lang="ur" dir="rtl"[^>]*>/);

  const cluster = await startCluster(folder);
  onTestFinished(async () => void (await cluster.leave()));
  expect(cluster.url).toBe(prepared.url);
  await waitFor(async () => (await statusOf(`${url}/facilities`)) === 200, 60_000);
  await waitFor(async () => (await statusOf(`${url}/readyz`)) === 200);
  await stop("SIGINT");
});

test("a server that goes away leaves what was asked before, dated, and everything comes back with it", async () => {
  const folder = makeDataDir();
  const cluster = await startCluster(folder);
  const { url, stop } = await startRegistry(makeDataDir(), { DATABASE_URL: cluster.url });
  const read = async (path: string) => {
    const response = await fetch(url + path);
    return { status: response.status, stale: response.headers.has("warning"), text: await response.text() };
  };
  const pages = ["/facilities?status=open", "/ur/map", "/facilities.csv?status=open", "/map.json"];
  // The first answer of a process is not kept, for nobody could tell yet how the register stood.
  for (const path of [...pages, ...pages]) expect((await read(path)).status, path).toBe(200);
  await cluster.leave();
  for (const path of pages) expect(await read(path), path).toMatchObject({ status: 200, stale: true });
  expect((await read(pages[0] ?? "")).text).toMatch(/<p id="data-as-of" class/);
  for (const path of ["/bodies", "/facilities.json?q=gilgit"]) expect((await read(path)).status, path).toBe(503);

  const again = await startCluster(folder);
  onTestFinished(async () => void (await again.leave()));
  expect(again.url).toBe(cluster.url);
  await waitFor(async () => (await read("/bodies")).status === 200);
  expect(await read(pages[0] ?? "")).toMatchObject({ status: 200, stale: false });
  await stop("SIGINT");
});

test("a setting that cannot be used is named, and nothing is started", async () => {
  const dataDir = makeDataDir();
  const { code, output } = await failToStart(dataDir, { PORT: String(await findFreePort()), SMTP_URL: "mail.example" });
  expect(code).toBe(1);
  expect(output).toContain("The environment variable SMTP_URL is not usable");
  expect(fs.existsSync(path.join(dataDir, "pg18"))).toBe(false);
});
