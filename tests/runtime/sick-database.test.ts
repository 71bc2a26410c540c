import { expect, test } from "vitest";
import { runSicknesses } from "@/scripts/drill/sick";

test("a database that refuses, hangs, is slow or drops leaves what is known, refuses the rest at once, and loses nothing typed", async () => {
  const results = await runSicknesses();
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(results.map(({ sickness }) => sickness)).toEqual(["refusing", "hanging", "slow", "dropping"]);
});
