import { addRow, countWord, lowestBit, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import { liesIn, type PlacedRows } from "@/lib/map/placed-rows";
import type { Extent } from "@/lib/map/schema";

/** A set of places, and the extent that is shown of it. */
export type Shown = { placed: PlacedRows; set: RowSet; extent: Extent };

/** The places of one cell: all from one up to another; of a cell at the edge only those that lie in the extent. */
export type Stretch = { from: number; to: number; atEdge: boolean };

/** How many status groups there are, and that of each combination of statuses (lib/facilities/profiles.ts). */
export type Groups = { count: number; of: Uint8Array };

/** Members of a set added up: how many, the mean of where they lie, and how many of each group. */
export type Sums = {
  n: number;
  lat: number;
  lon: number;
  /** All on exactly one point. */
  onePoint: boolean;
  groups: number[];
};

type Sum = {
  n: number;
  lat: number;
  lon: number;
  firstLat: number;
  firstLon: number;
  apart: boolean;
  groups: Uint32Array;
};

const startSum = (groups: number): Sum => ({
  n: 0,
  lat: 0,
  lon: 0,
  firstLat: Number.NaN,
  firstLon: Number.NaN,
  apart: false,
  groups: new Uint32Array(groups),
});

/** Adds the members of a stretch, one by one. */
function addMembers(sum: Sum, shown: Shown, { from, to, atEdge }: Stretch, groups: Groups): void {
  const { placed, set, extent } = shown;
  const { lat: lats, lon: lons, status } = placed;
  let { n, lat: sumLat, lon: sumLon, firstLat, firstLon, apart } = sum;
  for (let at = from & ~31; at < to; at += 32) {
    let word = set[at >>> 5] ?? 0;
    if (at < from) word &= -1 << (from & 31);
    if (to - at < 32) word &= (1 << (to - at)) - 1;
    for (; word !== 0; word &= word - 1) {
      const place = at + lowestBit(word);
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

const known = new WeakMap<PlacedRows, RowSet[]>();

/** The places of each group; a place's group never changes. */
function keepGroups(placed: PlacedRows, groups: Groups): readonly RowSet[] {
  const before = known.get(placed);
  if (before) return before;
  const sets = Array.from({ length: groups.count }, () => makeSet(placed.rows.length));
  for (let place = 0; place < placed.rows.length; place += 1) {
    const set = sets[groups.of[placed.status[place] ?? 0] ?? 0];
    if (set) addRow(set, place);
  }
  known.set(placed, sets);
  return sets;
}

/** Words of a set: all from one up to another. */
type Words = { first: number; last: number };

/** Adds the members of whole words, each as if it lay in the middle of the places of its word. */
function addWords(sum: Sum, { placed, set }: Shown, { first, last }: Words, groups: Groups): void {
  const { lat, lon } = placed.middles;
  const sets = keepGroups(placed, groups);
  for (let at = first; at < last; at += 1) {
    const word = set[at] ?? 0;
    if (word === 0) continue;
    const n = countWord(word);
    sum.n += n;
    sum.lat += n * (lat[at] ?? 0);
    sum.lon += n * (lon[at] ?? 0);
    for (let group = 0; group < sets.length; group += 1)
      sum.groups[group] = (sum.groups[group] ?? 0) + countWord(word & (sets[group]?.[at] ?? 0));
  }
  sum.apart = true;
}

/** Of so many members the mean is off by less than a pixel if each counts as lying in the middle of its word's places. */
const MANY = 1024;

/** Whether many members have these words, and not all on one point: those would have one key. */
function areMany({ placed: { keys }, set }: Shown, { first, last }: Words): boolean {
  let [n, lowest, highest] = [0, -1, -1];
  for (let at = first; at < last; at += 1) {
    const word = set[at] ?? 0;
    if (word === 0) continue;
    n += countWord(word);
    if (lowest < 0) lowest = at * 32 + lowestBit(word);
    highest = at * 32 + 31 - Math.clz32(word);
  }
  return n >= MANY && keys[lowest] !== keys[highest];
}

/**
 * Adds up the members of a stretch. To look at a hundred thousand of a million one by one is to wait for memory as often:
 * of many the groups are counted by joining sets, and where they lie is taken from the middles of 32 neighbours each.
 */
export function sumUp(shown: Shown, stretch: Stretch, groups: Groups): Sums {
  const { from, to, atEdge } = stretch;
  const sum = startSum(groups.count);
  const words = { first: Math.ceil(from / 32), last: to >>> 5 };
  if (!atEdge && areMany(shown, words)) {
    addMembers(sum, shown, { from, to: words.first * 32, atEdge }, groups);
    addWords(sum, shown, words, groups);
    addMembers(sum, shown, { from: words.last * 32, to, atEdge }, groups);
  } else addMembers(sum, shown, stretch, groups);
  const { n, lat, lon, firstLat, firstLon, apart } = sum;
  return {
    n,
    lat: apart ? lat / n : firstLat,
    lon: apart ? lon / n : firstLon,
    onePoint: !apart,
    groups: [...sum.groups],
  };
}
