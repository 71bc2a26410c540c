import type { RowSet } from "@/lib/facilities/row-sets";
import { EARTH_RADIUS_KM, kmBetween, type Point } from "@/lib/map/distance";
import { listMembers } from "@/lib/map/grid";
import type { PlacedRows } from "@/lib/map/placed-rows";
import { cellOf, cellsWithin, FINEST_LEVEL, findKey, keyOf } from "@/lib/map/z-order";

/** Cells of some eight kilometres: in most of them there is something. */
const FIRST_LEVEL = 12;
const NEIGHBOURS = [-1, 0, 1];
/** Of those that are equally near so many are told apart. */
const MOST_EQUAL = 10;

/** How wide and high the cells of a level are about a latitude, in kilometres: no more than they are. */
function sizeOf(level: number, lat: number): number {
  const poleward = Math.min(89, Math.abs(lat) + 720 / 2 ** level);
  return (2 * Math.PI * EARTH_RADIUS_KM * Math.cos((poleward * Math.PI) / 180)) / 2 ** level;
}

/** Those of a set of places that are nearest to a point, and how far they are, in kilometres; null of an empty set. */
export function findNearest(placed: PlacedRows, set: RowSet, point: Point): { km: number; places: number[] } | null {
  const at = cellOf(point.lat, point.lon);
  for (let level = FIRST_LEVEL; level >= 0; level -= 1) {
    const size = 2 ** (FINEST_LEVEL - level);
    const [column, line] = [Math.floor(at.x / size), Math.floor(at.y / size)];
    let nearest: { km: number; places: number[] } | null = null;
    for (const down of NEIGHBOURS)
      for (const right of NEIGHBOURS) {
        const [x, y] = [column + right, line + down];
        if (x < 0 || y < 0 || x >= 2 ** level || y >= 2 ** level) continue;
        const key = keyOf(x * size, y * size);
        const within = { from: findKey(placed.keys, key), to: findKey(placed.keys, key + cellsWithin(level)) };
        for (const place of listMembers(set, within)) {
          const km = kmBetween(point, { lat: placed.lat[place] ?? 0, lon: placed.lon[place] ?? 0 });
          if (nearest === null || km < nearest.km) nearest = { km, places: [place] };
          else if (km === nearest.km && nearest.places.length < MOST_EQUAL) nearest.places.push(place);
        }
      }
    // Whatever lies beyond these nine cells is at least one cell away.
    if (nearest !== null && (level === 0 || nearest.km <= sizeOf(level, point.lat))) return nearest;
  }
  return null;
}
