import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { findPostmaster, statusOf, waitFor } from "@/scripts/drill/registry";
import { findFreePort } from "@/scripts/port.mjs";
import { askDatabase, makeDataDir, startRegistry } from "../support/registry-process";

const COUNT = "SELECT count(*)::int AS facilities FROM facility_version";

test("the first start loads the data, Ctrl-C ends all of it, and the second start only starts", async () => {
  const dataDir = makeDataDir();
  const first = await startRegistry(dataDir);
  expect(first.output()).toContain("Loading the registry data");
  // The link of the first administrator is printed last, and opens.
  const link = () => /https?:\/\/\S+\/sign-in\/invitation\?token=\S+/.exec(first.output())?.[0];
  await waitFor(() => link() !== undefined);
  expect(await statusOf(link() ?? "")).toBe(200);
  expect(await statusOf(`${first.url}/healthz`)).toBe(200);
  expect(await statusOf(`${first.url}/readyz`)).toBe(200);
  const [loaded] = await askDatabase(dataDir, COUNT);
  expect(loaded?.facilities).toBeGreaterThan(200);
  expect(await first.stop("SIGINT")).toBe(0);
  expect(await statusOf(first.url)).toBe(0);
  expect(await findPostmaster(dataDir)).toBeNull();

  const second = await startRegistry(dataDir);
  expect(second.output()).not.toMatch(/Loading|Building|Installing|Preparing|Drawing|Writing/);
  expect(await askDatabase(dataDir, COUNT)).toEqual([loaded]);
  expect(await second.stop("SIGTERM")).toBe(0);
});

test("after everything was killed the next start recovers and nothing is lost", async () => {
  const dataDir = makeDataDir();
  const killed = await startRegistry(dataDir);
  await askDatabase(dataDir, "CREATE TABLE survivor AS SELECT 'acknowledged' AS word");
  const [before] = await askDatabase(dataDir, COUNT);
  const postmaster = await findPostmaster(dataDir);
  process.kill(killed.pid, "SIGKILL");
  process.kill(Number(postmaster), "SIGKILL");

  const next = await startRegistry(dataDir);
  expect(await statusOf(`${next.url}/readyz`)).toBe(200);
  expect(await askDatabase(dataDir, "SELECT word FROM survivor")).toEqual([{ word: "acknowledged" }]);
  expect(await askDatabase(dataDir, COUNT)).toEqual([before]);
  expect(await next.stop("SIGINT")).toBe(0);
  expect(await findPostmaster(dataDir)).toBeNull();
});

test("a database left behind by a killed start is taken over, and stopped in the end", async () => {
  const dataDir = makeDataDir();
  const killed = await startRegistry(dataDir);
  const postmaster = await findPostmaster(dataDir);
  await killed.stop("SIGKILL");
  expect(await findPostmaster(dataDir)).toBe(postmaster);

  const next = await startRegistry(dataDir);
  expect(next.output()).toContain("taken over");
  expect(await findPostmaster(dataDir)).toBe(postmaster);
  await next.stop("SIGINT");
  expect(await findPostmaster(dataDir)).toBeNull();
});

test("a database that dies under a running registry comes back without a restart", async () => {
  const dataDir = makeDataDir();
  const { url, stop, output } = await startRegistry(dataDir);
  process.kill(Number(await findPostmaster(dataDir)), "SIGKILL");
  await waitFor(async () => (await statusOf(`${url}/readyz`)) === 503);
  await waitFor(async () => (await statusOf(`${url}/readyz`)) === 200);
  await waitFor(() => output().includes("it was started again"));
  await stop("SIGINT");
});

test("a second start beside the first takes the next free port, and the last to leave stops the database", async () => {
  const dataDir = makeDataDir();
  const port = await findFreePort();
  const first = await startRegistry(dataDir, { PORT: String(port) });
  const second = await startRegistry(dataDir, { PORT: String(port) });
  expect(second.output()).toContain(`Port ${port} is taken`);
  expect(second.url).not.toBe(first.url);
  await first.stop("SIGINT");
  expect(await statusOf(`${second.url}/readyz`)).toBe(200);
  await second.stop("SIGINT");
  expect(await findPostmaster(dataDir)).toBeNull();
});

test("a port that another program holds on one address only counts as taken", async () => {
  const port = await findFreePort();
  const other = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void other.close());
  const { url, output, stop } = await startRegistry(makeDataDir(), { PORT: String(port) });
  expect(output()).toContain(`Port ${port} is taken; using ${port + 1} instead`);
  expect(url).toBe(`http://localhost:${port + 1}`);
  await stop("SIGINT");
});
