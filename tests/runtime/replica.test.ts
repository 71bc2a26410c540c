import { expect, test } from "vitest";
import { runReplica } from "@/scripts/drill/replica";

test.runIf(process.platform === "linux")(
  "a replica takes over the reads, and late, still or dead it costs nobody an answer, and no editor their own edit",
  async () => {
    const { longestWait, wrong } = await runReplica({ reads: 200, turns: 1, nginx: false });
    expect(wrong).toEqual([]);
    expect(longestWait).toBeLessThan(10_000);
  },
);
