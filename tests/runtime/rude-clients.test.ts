import { expect, test } from "vitest";
import { runRude } from "@/scripts/drill/rude";

test("people are answered as before beside half-open requests, dripping bodies and slow downloads", async () => {
  const { answers, wrong } = await runRude({
    halfOpen: 200,
    slowBodies: 50,
    slowReaders: 10,
    seconds: 6,
  });
  expect(wrong).toEqual([]);
  expect(answers).toBeGreaterThan(50);
});
