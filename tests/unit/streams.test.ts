import { expect, test } from "vitest";
import { streamText } from "@/lib/http/stream";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("however many files are read at once, few of their parts are made at a time, and each file arrives whole", async () => {
  let making = 0;
  let most = 0;
  async function* parts(file: number) {
    for (let part = 0; part < 5; part += 1) {
      making += 1;
      most = Math.max(most, making);
      await wait(2);
      making -= 1;
      yield `${file}.${part};`;
    }
  }
  const files = Array.from({ length: 20 }, (_, file) => new Response(streamText(parts(file))).text());
  const texts = await Promise.all(files);
  expect(texts).toEqual(
    Array.from({ length: 20 }, (_, file) => Array.from({ length: 5 }, (_, part) => `${file}.${part};`).join("")),
  );
  expect(most).toBeLessThanOrEqual(2);
});

test("a file that fails or whose reader goes gives its turn to the next", async () => {
  async function* failing(): AsyncGenerator<string> {
    yield "a";
    throw new Error("the database went away");
  }
  async function* endless() {
    for (;;) yield "b";
  }
  const broken = Array.from({ length: 6 }, () => new Response(streamText(failing())).text().catch(() => "broken"));
  expect(await Promise.all(broken)).toEqual(Array(6).fill("broken"));
  for (let at = 0; at < 6; at += 1) {
    const reader = streamText(endless()).getReader();
    await reader.read();
    await reader.cancel();
  }
  async function* whole() {
    yield "whole";
  }
  expect(await new Response(streamText(whole())).text()).toBe("whole");
});

test("a part of a file waits for those who have no answer yet, but not for ever", async () => {
  async function* parts() {
    for (let part = 0; part < 3; part += 1) yield `${part};`;
  }
  const took = async () => {
    const began = performance.now();
    expect(await new Response(streamText(parts())).text()).toBe("0;1;2;");
    return performance.now() - began;
  };
  globalThis.registryUnanswered = 1;
  setTimeout(() => {
    globalThis.registryUnanswered = 0;
  }, 30);
  expect(await took()).toBeGreaterThanOrEqual(28);
  globalThis.registryUnanswered = 1;
  expect(await took()).toBeLessThan(2000);
  globalThis.registryUnanswered = 0;
});
