import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { reachableFilter } from "@/lib/areas/distances";
import { readNearestOpen } from "@/lib/areas/nearest";
import { tehsilsOf } from "@/lib/areas/rows";
import type { AreaDocument } from "@/lib/areas/schema";
import { matchRows } from "@/lib/facilities/matching";
import { readFacilityRequest } from "@/lib/facilities/request";
import { listRows } from "@/lib/facilities/row-sets";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { kmBetween } from "@/lib/map/distance";
import { gatherCells, listShown } from "@/lib/map/grid";
import { liesIn, placedRows, spreadKey, spreadOf } from "@/lib/map/placed-rows";
import type { Extent } from "@/lib/map/schema";
import { readRecords } from "@/lib/records/documents";
import { resolveMoment } from "@/lib/revisions/moment";
import { loadSynthetic } from "@/scripts/synthetic/load";
import { freshDatabase } from "@/tests/support/database";

// Enough that cells hold many, and that a map of all would have too many marks.
const COUNT = 6000;

await freshDatabase({ template: "empty" });
vi.setConfig({ testTimeout: 120_000 });
beforeAll(() => loadSynthetic({ count: COUNT, seed: 9, force: false }), 180_000);

async function place(query: string) {
  const { filter, moment } = await readFacilityRequest(new URLSearchParams(query));
  const { table, set } = await matchRows(filter, moment);
  const placed = placedRows(table);
  const { set: places, bounds } = spreadOf(placed, set, spreadKey(filter, moment));
  return { placed, table, rows: set, set: places, bounds };
}

test("what holds all facilities of a filter is found without a look at each", async () => {
  for (const query of ["", "status=open", "area=PK-SD&kind=school_it_centre"]) {
    const { table, rows, bounds } = await place(query);
    const inAll = (column: Float64Array) =>
      [...listRows(rows)].map((row) => column[row] ?? Number.NaN).filter(Number.isFinite);
    const [lats, lons] = [inAll(table.points.latitude), inAll(table.points.longitude)];
    expect(bounds).toEqual({
      west: Math.min(...lons),
      south: Math.min(...lats),
      east: Math.max(...lons),
      north: Math.max(...lats),
    });
  }
});

const extents = fc
  .record({
    west: fc.double({ min: 58, max: 78, noNaN: true }),
    south: fc.double({ min: 22, max: 37, noNaN: true }),
    wide: fc.double({ min: 0.001, max: 20, noNaN: true }),
    high: fc.double({ min: 0.001, max: 15, noNaN: true }),
  })
  .map(({ west, south, wide, high }): Extent => ({ west, south, east: west + wide, north: south + high }));

test("each facility of an extent is in one cell, at any zoom, and what a cell says is true of its own", async () => {
  for (const query of ["", "status=open", "area=PK-SD&kind=school_it_centre"]) {
    const { placed, set, rows } = await place(query);
    await fc.assert(
      fc.property(extents, fc.integer({ min: 0, max: 18 }), (extent, zoom) => {
        const inside = [...listRows(rows)].filter((row) => liesIn(placed, placed.places[row] ?? -1, extent));
        const shown = { placed, set, extent };
        const cells = gatherCells(shown, zoom, { count: 1, of: new Uint8Array(1000) });
        expect(cells.length).toBeLessThanOrEqual(600);
        const members = cells.map(({ within }) => listShown(shown, within));
        expect(
          members
            .flat()
            .map((one) => placed.rows[one] ?? 0)
            .sort(),
        ).toEqual(inside.sort());
        for (const [at, { n, lat, lon, onePoint, groups }] of cells.entries()) {
          const own = members[at] ?? [];
          expect([n, groups]).toEqual([own.length, [own.length]]);
          expect(onePoint).toBe(new Set(own.map((one) => `${placed.lat[one]} ${placed.lon[one]}`)).size === 1);
          // Of many a mark stands within a pixel of it (tests/unit/map-sums.test.ts).
          if (own.length > 1000) continue;
          const mean = (of: Float64Array) => own.reduce((sum, one) => sum + (of[one] ?? 0), 0) / own.length;
          expect(lat).toBeCloseTo(mean(placed.lat), 9);
          expect(lon).toBeCloseTo(mean(placed.lon), 9);
        }
      }),
      { numRuns: 60 },
    );
  }
});

test("what is nearest to a tehsil is what a look at every facility finds", async () => {
  const moment = await resolveMoment({});
  const areas = (await readRecords<AreaDocument>("area", moment)).map(({ document }) => document);
  const tehsils = tehsilsOf(areas);
  const found = await readNearestOpen(tehsils, moment);
  for (const kind of FACILITY_KINDS) {
    const { table, set } = await matchRows(reachableFilter(kind), moment);
    const points = [...listRows(set)].flatMap((row) => {
      const [lat = Number.NaN, lon = 0] = [table.points.latitude[row], table.points.longitude[row]];
      return Number.isNaN(lat) ? [] : [{ lat, lon }];
    });
    expect(points.length).toBeGreaterThan(0);
    for (const { code, lat, lon } of tehsils) {
      if (lat === null || lon === null) continue;
      const km = Math.min(...points.map((point) => kmBetween({ lat, lon }, point)));
      expect(found.get(code)?.find((one) => one.kind === kind)?.km, `${kind} ${code}`).toBeCloseTo(km, 9);
    }
  }
});
