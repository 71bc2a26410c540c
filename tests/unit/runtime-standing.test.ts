import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  globalThis.registryStanding = undefined;
  globalThis.registryCut = undefined;
  vi.useRealTimers();
});

/** The standing as a process sees it that has just started, and how often it broke off what waited. */
async function start({ watched = true } = {}) {
  vi.resetModules();
  const { readStanding, watchStanding } = await import("@/scripts/server/standing.mjs");
  const cut = vi.fn();
  globalThis.registryCut = cut;
  if (watched) watchStanding();
  const read = async () => {
    const standing = readStanding();
    await vi.advanceTimersByTimeAsync(200);
    return standing;
  };
  return { read, cut };
}

const never = () => new Promise<string>(() => {});
const after = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve("7 2026-11-22"), ms));
const at = async () => "7 2026-11-22";

test("nobody can tell how the register stands before anything of it was read", async () => {
  expect(await (await start()).read()).toBeNull();
});

test("a database that is late is not away, and is after some seconds without an answer: what waits is broken off", async () => {
  const { read, cut } = await start();
  globalThis.registryStanding = never;
  expect(await read()).toBeNull();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await read()).toBeNull();
  expect(cut).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await read()).toBe("away");
  expect(cut).toHaveBeenCalledTimes(1);
});

test("a slow answer is an answer; two in a row are a database that pages would hang on", async () => {
  const { read, cut } = await start();
  globalThis.registryStanding = after(1500);
  await vi.advanceTimersByTimeAsync(2200);
  expect(await read()).toBeNull();
  await vi.advanceTimersByTimeAsync(2200);
  expect(await read()).toBe("away");
  expect(cut).toHaveBeenCalledTimes(1);
});

test("a database that refuses is away at once, and back within seconds of its first good answer", async () => {
  const { read } = await start();
  globalThis.registryStanding = () => Promise.reject(new Error("refused"));
  expect(await read()).toBe("away");
  globalThis.registryStanding = at;
  await vi.advanceTimersByTimeAsync(1000);
  expect(await read()).toBe("7 2026-11-22");
});

test("where nobody watches, each request asks for itself", async () => {
  const { read } = await start({ watched: false });
  globalThis.registryStanding = () => Promise.reject(new Error("refused"));
  expect(await read()).toBe("away");
  globalThis.registryStanding = at;
  expect(await read()).toBe("7 2026-11-22");
});
