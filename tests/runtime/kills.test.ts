import { expect, test } from "vitest";
import { runKills } from "@/scripts/drill/kills";

// Which processes belong to the registry is read from /proc.
test.runIf(process.platform === "linux")(
  "killed hard while eight editors save, submit and publish, it comes back and has every acknowledged edit once",
  {
    timeout: 300_000,
  },
  async () => {
    const { told, back, wrong } = await runKills(3);
    expect(wrong).toEqual([]);
    expect(back).toHaveLength(3);
    expect(told.taken).toBeGreaterThan(0);
  },
);
