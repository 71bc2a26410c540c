import fc from "fast-check";
import { expect, test } from "vitest";
import { addRow, countRows, listRows, makeSet, packedBytes, packSet, unpackSet } from "@/lib/facilities/row-sets";

const SIZE = 2000;
const setOf = (rows: Iterable<number>) => {
  const set = makeSet(SIZE);
  for (const row of rows) addRow(set, row);
  return set;
};
const rowNumbers = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }), { maxLength: SIZE });

test("a packed set gives back its rows, and never takes more room than its bits", () => {
  fc.assert(
    fc.property(rowNumbers, (rows) => {
      const set = setOf(rows);
      const packed = packSet(set);
      expect(unpackSet(packed, SIZE)).toEqual(set);
      expect(packedBytes(packed)).toBeLessThanOrEqual(set.byteLength);
    }),
  );
});

test("a set lists and counts the rows that were added, in order", () => {
  fc.assert(
    fc.property(rowNumbers, (rows) => {
      const set = setOf(rows);
      expect([...listRows(set)]).toEqual(rows.toSorted((a, b) => a - b));
      expect(countRows(set)).toBe(rows.length);
    }),
  );
});
