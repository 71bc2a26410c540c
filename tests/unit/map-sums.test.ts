import fc from "fast-check";
import { expect, test } from "vitest";
import { addRow, makeSet } from "@/lib/facilities/row-sets";
import type { PlacedRows } from "@/lib/map/placed-rows";
import { addBlock, addMembers, BLOCK, keepBlocks, type Shown, startSum } from "@/lib/map/sums";
import { randomOf } from "@/lib/synthetic/random";

const SIZE = 90 * BLOCK + 7;
const GROUPS = { count: 3, of: Uint8Array.from([0, 1, 2, 1]) };

/** Places on few points, of which most belong to the set; blocks lie on one point, another one than those beside them, or have no member. */
function makeShown(): Shown {
  const random = randomOf(7, 0);
  const [lat, lon] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  const status = new Uint32Array(SIZE);
  const set = makeSet(SIZE);
  for (let place = 0; place < SIZE; place += 1) {
    const block = Math.floor(place / BLOCK);
    const point = block % 3 === 2 ? random.integer(1, 3) : 1 + (block % 2);
    lat[place] = 30 + point;
    lon[place] = 70 + point / 7;
    status[place] = random.integer(0, 3);
    if (block % 7 !== 5 && random.chance(0.9)) addRow(set, place);
  }
  const placed = { rows: new Uint32Array(SIZE), lat, lon, status } as unknown as PlacedRows;
  return { placed, set, extent: { west: 60, south: 20, east: 80, north: 40 } };
}

test("blocks added up are their members added up", () => {
  const shown = makeShown();
  const blocks = keepBlocks(shown, [{ from: 0, to: SIZE, atEdge: false }], GROUPS);
  expect(blocks).not.toBeNull();
  fc.assert(
    fc.property(fc.nat({ max: 89 }), fc.nat({ max: 89 }), (one, other) => {
      const [first, last] = [Math.min(one, other), Math.max(one, other) + 1];
      const [whole, single] = [startSum(GROUPS.count), startSum(GROUPS.count)];
      for (let block = first; block < last; block += 1) addBlock(whole, blocks ?? [], block);
      addMembers(single, shown, { from: first * BLOCK, to: last * BLOCK, atEdge: false }, GROUPS);
      const { lat, lon, ...counts } = whole;
      expect(counts).toEqual({ ...single, lat: undefined, lon: undefined });
      expect(lat).toBeCloseTo(single.lat, 5);
      expect(lon).toBeCloseTo(single.lon, 5);
    }),
  );
});

test("a set is added up in blocks once, and only where a large part of it is shown", () => {
  const shown = makeShown();
  expect(keepBlocks(shown, [{ from: 0, to: 2 * BLOCK, atEdge: false }], GROUPS)).toBeNull();
  const blocks = keepBlocks(shown, [{ from: 0, to: SIZE, atEdge: false }], GROUPS);
  expect(keepBlocks({ ...shown }, [], GROUPS)).toBe(blocks);
});
