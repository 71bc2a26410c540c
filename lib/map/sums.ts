import { countRows, type RowSet } from "@/lib/facilities/row-sets";
import { liesIn, type PlacedRows } from "@/lib/map/placed-rows";
import type { Extent } from "@/lib/map/schema";

/** A set of places, and the extent that is shown of it. */
export type Shown = { placed: PlacedRows; set: RowSet; extent: Extent };

/** The places of one cell: all from one up to another; of a cell at the edge only those that lie in the extent. */
export type Stretch = { from: number; to: number; atEdge: boolean };

/** How many status groups there are, and that of each combination of statuses (lib/facilities/profiles.ts). */
export type Groups = { count: number; of: Uint8Array };

/** Members of a set added up: how many, where, whether they lie on more points than one, and how many of each group. */
type Sum = {
  n: number;
  lat: number;
  lon: number;
  firstLat: number;
  firstLon: number;
  apart: boolean;
  groups: Uint32Array;
};

export const startSum = (groups: number): Sum => ({
  n: 0,
  lat: 0,
  lon: 0,
  firstLat: Number.NaN,
  firstLon: Number.NaN,
  apart: false,
  groups: new Uint32Array(groups),
});

/** Adds the members of a stretch, one by one. */
export function addMembers(sum: Sum, shown: Shown, { from, to, atEdge }: Stretch, groups: Groups): void {
  const { placed, set, extent } = shown;
  const { lat: lats, lon: lons, status } = placed;
  let { n, lat: sumLat, lon: sumLon, firstLat, firstLon, apart } = sum;
  for (let at = from & ~31; at < to; at += 32) {
    let word = set[at >>> 5] ?? 0;
    if (at < from) word &= -1 << (from & 31);
    if (to - at < 32) word &= (1 << (to - at)) - 1;
    for (; word !== 0; word &= word - 1) {
      const place = at + 31 - Math.clz32(word & -word);
      if (atEdge && !liesIn(placed, place, extent)) continue;
      const lat = lats[place] ?? 0;
      const lon = lons[place] ?? 0;
      if (n === 0) {
        firstLat = lat;
        firstLon = lon;
      } else if (lat !== firstLat || lon !== firstLon) apart = true;
      n += 1;
      sumLat += lat;
      sumLon += lon;
      const group = groups.of[status[place] ?? 0] ?? 0;
      sum.groups[group] = (sum.groups[group] ?? 0) + 1;
    }
  }
  Object.assign(sum, { n, lat: sumLat, lon: sumLon, firstLat, firstLon, apart });
}

/** Places whose members are added up once for all views of a set. */
export const BLOCK = 1024;
/** Of a set with fewer members each view adds up its own as fast. */
const LEAST_MEMBERS = 50_000;

/** The sums of a set, block after block of places. */
export type Blocks = readonly Sum[];

const known = new WeakMap<RowSet, Blocks>();

/** The sums of the set that is shown; made when first a large part of it is added up, and kept with it. */
export function keepBlocks(shown: Shown, stretches: readonly Stretch[], groups: Groups): Blocks | null {
  const before = known.get(shown.set);
  if (before) return before;
  const size = shown.placed.rows.length;
  const asked = stretches.reduce((sum, { from, to, atEdge }) => sum + (atEdge ? 0 : to - from), 0);
  if (asked * 4 < size || countRows(shown.set) < LEAST_MEMBERS) return null;
  const blocks = Array.from({ length: Math.floor(size / BLOCK) }, (_, block) => {
    const sum = startSum(groups.count);
    addMembers(sum, shown, { from: block * BLOCK, to: (block + 1) * BLOCK, atEdge: false }, groups);
    return sum;
  });
  known.set(shown.set, blocks);
  return blocks;
}

/** Adds a whole block. */
export function addBlock(sum: Sum, blocks: Blocks, block: number): void {
  const whole = blocks[block];
  if (!whole || whole.n === 0) return;
  if (sum.n === 0) Object.assign(sum, { firstLat: whole.firstLat, firstLon: whole.firstLon });
  sum.apart ||= whole.apart || whole.firstLat !== sum.firstLat || whole.firstLon !== sum.firstLon;
  sum.n += whole.n;
  sum.lat += whole.lat;
  sum.lon += whole.lon;
  for (let group = 0; group < sum.groups.length; group += 1)
    sum.groups[group] = (sum.groups[group] ?? 0) + (whole.groups[group] ?? 0);
}
