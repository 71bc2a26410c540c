import { expect, test } from "vitest";
import { runRude } from "@/scripts/drill/rude";

test("people are answered as before beside half-open requests, dripping bodies and slow downloads", async () => {
  const { alone, beside, answers, held, wrong } = await runRude({
    halfOpen: 200,
    slowBodies: 50,
    slowReaders: 10,
    seconds: 6,
  });
  expect(wrong).toEqual([]);
  expect(held).toBe(260);
  expect(answers).toBeGreaterThan(50);
  // Twice as long, and half a second for a machine that does other things too.
  expect(beside).toBeLessThan(2 * alone + 500);
});
