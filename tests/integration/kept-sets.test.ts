import { expect, test } from "vitest";
import { keepSet } from "@/lib/facilities/kept-sets";
import { addRow, listRows } from "@/lib/facilities/row-sets";
import { rowTable } from "@/lib/facilities/row-table";
import { resolveMoment } from "@/lib/revisions/moment";
import { freshDatabase } from "@/tests/support/database";

await freshDatabase({ template: "registry" });

test("those who ask for the same rows in the same moment share one look, and a failed one is tried again", async () => {
  const table = await rowTable((await resolveMoment({})).revision);
  let looks = 0;
  const look = async (fails: boolean) =>
    keepSet(table, "a test's own", table.size, async (_from, set) => {
      looks += 1;
      await Promise.resolve();
      if (fails) throw new Error("the database went away");
      addRow(set, 3);
    });
  const failed = await Promise.allSettled([look(true), look(true)]);
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(looks).toBe(1);
  const sets = await Promise.all(Array.from({ length: 10 }, () => look(false)));
  expect(sets.map((set) => [...listRows(set)])).toEqual(Array.from({ length: 10 }, () => [3]));
  expect(looks).toBe(2);
});

test("what is looked for again after a growth is looked for only among the new rows", async () => {
  const table = await rowTable((await resolveMoment({})).revision);
  const froms: number[] = [];
  const look = (upTo: number) =>
    keepSet(table, "another of its own", upTo, (from, set) => {
      froms.push(from);
      for (let row = from; row < upTo; row += 10) addRow(set, row);
    });
  await look(100);
  expect([...listRows(await look(120))]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]);
  expect(froms).toEqual([0, 100]);
});
