import { expect, test } from "vitest";
import { runRestarts } from "@/scripts/drill/restart";

test("the process that serves is replaced under load without a failed request", async () => {
  const { replaced, reads } = await runRestarts(2);
  expect(replaced).toBe(2);
  for (const { times, failures } of reads) {
    expect(failures).toEqual({});
    expect(times.length).toBeGreaterThan(20);
  }
});
