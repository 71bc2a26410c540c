import { expect, test } from "vitest";
import { runFullDisk } from "@/scripts/drill/full-disk";

test("a full disk is said and loses nothing that was acknowledged, and with room again all goes on by itself", async () => {
  const { told, refusals, wrong } = await runFullDisk();
  expect(wrong).toEqual([]);
  expect(refusals.length).toBeGreaterThan(0);
  expect(told.taken).toBeGreaterThan(1);
});
