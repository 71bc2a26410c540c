import fc from "fast-check";
import { expect, test } from "vitest";
import { addRow, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { gatherCells, listShown } from "@/lib/map/grid";
import { mercator } from "@/lib/map/mercator";
import { type PlacedRows, placedRows } from "@/lib/map/placed-rows";
import { randomOf } from "@/lib/synthetic/random";

const SIZE = 60_000;
const GROUPS = { count: 3, of: Uint8Array.from([0, 1, 2, 1]) };
const EVERYWHERE = { west: 50, south: 10, east: 90, north: 50 };

/** Rows all over a country, a third of them in three towns and a sixth on one point. */
function placeMany(): PlacedRows {
  const random = randomOf(7, 0);
  const [latitude, longitude] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  const of = new Uint32Array(SIZE);
  const between = (from: number, to: number) => from + (random.integer(0, 1_000_000) / 1_000_000) * (to - from);
  for (let row = 0; row < SIZE; row += 1) {
    const town = row % 3;
    const [lat, lon] = row % 6 === 5 ? [30, 70] : row % 3 ? [between(24, 37), between(61, 77)] : [25 + town, 67 + town];
    latitude[row] = row % 3 ? lat : lat + between(0, 0.2);
    longitude[row] = row % 3 ? lon : lon + between(0, 0.2);
    of[row] = random.integer(0, 3);
  }
  return placedRows({
    size: SIZE,
    points: { latitude, longitude },
    profiles: { status: { of } },
  } as unknown as RowTable);
}

function chooseSome(placed: PlacedRows, isChosen: (place: number) => boolean): RowSet {
  const set = makeSet(SIZE);
  for (let place = 0; place < placed.rows.length; place += 1) if (isChosen(place)) addRow(set, place);
  return set;
}

test("a mark of many counts each of its facilities, and stands within a pixel of their mean", () => {
  const placed = placeMany();
  const random = randomOf(8, 0);
  const sets = [
    chooseSome(placed, () => true),
    chooseSome(placed, () => random.chance(0.5)),
    chooseSome(placed, () => random.chance(0.1)),
    // Those that lie to one side of whatever is beside them.
    chooseSome(placed, (place) => ((placed.lon[place] ?? 0) * 7) % 1 < 0.5),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...sets), fc.integer({ min: 3, max: 11 }), (set, zoom) => {
      const shown = { placed, set, extent: EVERYWHERE };
      for (const { n, lat, lon, onePoint, groups, within } of gatherCells(shown, zoom, GROUPS)) {
        const members = listShown(shown, within);
        const inGroup = (group: number) =>
          members.filter((place) => GROUPS.of[placed.status[place] ?? 0] === group).length;
        expect([n, groups]).toEqual([members.length, [0, 1, 2].map(inGroup)]);
        const points = new Set(members.map((place) => `${placed.lat[place]} ${placed.lon[place]}`));
        expect(onePoint).toBe(points.size === 1);
        const mean = (of: Float64Array) => members.reduce((sum, place) => sum + (of[place] ?? 0), 0) / n;
        const [at, exact] = [mercator(lat, lon), mercator(mean(placed.lat), mean(placed.lon))];
        expect(Math.hypot(at.x - exact.x, at.y - exact.y) * 256 * 2 ** zoom).toBeLessThan(1);
      }
    }),
    { numRuns: 40 },
  );
});

test("a thousand on one point stand exactly there, whatever lies beside them", () => {
  const placed = placeMany();
  const set = chooseSome(placed, (place) => placed.lat[place] === 30 && placed.lon[place] === 70);
  for (const zoom of [3, 8, 11]) {
    const cells = gatherCells({ placed, set, extent: EVERYWHERE }, zoom, GROUPS);
    expect(cells).toMatchObject([{ n: SIZE / 6, lat: 30, lon: 70, onePoint: true }]);
  }
});
