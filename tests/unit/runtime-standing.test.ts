import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  globalThis.registryStanding = undefined;
  vi.restoreAllMocks();
});

/** The standing as a process sees it that has just started. */
async function start() {
  vi.resetModules();
  const { readStanding } = await import("@/scripts/server/standing.mjs");
  return readStanding;
}

const never = () => new Promise<string>(() => {});

test("nobody can tell how the register stands before anything of it was read", async () => {
  expect(await (await start())()).toBeNull();
});

test("a database that is late for the first visitor is not away, and is after some seconds without an answer", async () => {
  const readStanding = await start();
  globalThis.registryStanding = never;
  expect(await readStanding()).toBeNull();
  const later = performance.now() + 3100;
  vi.spyOn(performance, "now").mockReturnValue(later);
  expect(await readStanding()).toBe("away");
  globalThis.registryStanding = async () => "7 2026-11-22";
  expect(await readStanding()).toBe("7 2026-11-22");
  globalThis.registryStanding = never;
  expect(await readStanding()).toBeNull();
});

test("a database that refuses is away at once", async () => {
  const readStanding = await start();
  globalThis.registryStanding = () => Promise.reject(new Error("refused"));
  expect(await readStanding()).toBe("away");
});
