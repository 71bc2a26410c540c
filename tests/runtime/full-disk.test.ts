import { expect, test } from "vitest";
import { canMountDisk, runFullDisk } from "@/scripts/drill/full-disk";

// Only root may make a disk to fill: others see this listed as skipped.
test.runIf(canMountDisk())(
  "a full disk is said and loses nothing that was acknowledged, and with room again all goes on by itself",
  async () => {
    const { told, wrong } = await runFullDisk();
    expect(wrong).toEqual([]);
    expect(told.taken).toBeGreaterThan(1);
  },
);
