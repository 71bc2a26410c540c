import fc from "fast-check";
import { expect, test } from "vitest";
import { addFitting } from "@/lib/facilities/postings";
import { hasRow, makeSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";

const tableOf = () => ({ postings: new Map() }) as unknown as RowTable;

/** The numbers of rows in the form that is read: one after another, and where those of each row begin. */
function flatten(rows: readonly (readonly number[])[]) {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((numbers, row) => {
    starts[row + 1] = (starts[row] ?? 0) + numbers.length;
  });
  return { held: Uint32Array.from(rows.flat()), starts };
}

test("the rows that have a number that fits are found, whatever was added since they were sorted", () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 });
  const grown = fc.array(fc.array(numbers, { maxLength: 60 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(grown, fc.array(fc.boolean(), { maxLength: 12 }), fc.nat(), (parts, fitting, from) => {
      const table = tableOf();
      const rows: number[][] = [];
      for (const part of parts) {
        rows.push(...part);
        const first = rows.length === 0 ? 0 : from % rows.length;
        const set = makeSet(rows.length);
        addFitting(table, "role", flatten(rows), Uint8Array.from(fitting, Number), [first, rows.length], set);
        expect(rows.map((_, row) => hasRow(set, row))).toEqual(
          rows.map((own, row) => row >= first && own.some((number) => fitting[number] === true)),
        );
      }
    }),
  );
});

test("a row with one number each is found by it", () => {
  const held = Uint32Array.from([3, 0, 3, 1]);
  const set = makeSet(4);
  addFitting(tableOf(), "areas", { held }, Uint8Array.from([0, 0, 0, 1]), [0, 4], set);
  expect([0, 1, 2, 3].filter((row) => hasRow(set, row))).toEqual([0, 2]);
});
