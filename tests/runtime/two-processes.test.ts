import { expect, test } from "vitest";
import { runPair } from "@/scripts/drill/machines";

test("what is published at one process is seen at another within a second, and by its editor at once", async () => {
  const { wrong } = await runPair();
  expect(wrong).toEqual([]);
});
