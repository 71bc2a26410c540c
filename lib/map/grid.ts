import { lowestBit, type RowSet } from "@/lib/facilities/row-sets";
import { liesIn } from "@/lib/map/placed-rows";
import { type Groups, type Shown, type Stretch, type Sums, sumUp } from "@/lib/map/sums";
import { cellOf, cellsWithin, FINEST_LEVEL, findKey, keyOf, levelOf } from "@/lib/map/z-order";

/** The facilities of one cell of the map's grid, added up. */
export type Cell = Sums & { within: Stretch };

/** So many marks a map shows at most: of more than one to a thumb's width nobody could press one. */
export const MOST_MARKS = 600;
/** From this zoom on only facilities on exactly one point are gathered, unless they are too many. */
const CLUSTERED_BELOW_ZOOM = 12;
/** So many cells of an extent are looked up one by one. */
const MOST_LOOKED_UP = 1024;

/** The next member of a set from a place on; -1: there is none before the end. */
function nextMember(set: RowSet, from: number, to: number): number {
  for (let at = from; at < to; at = (at | 31) + 1) {
    const word = (set[at >>> 5] ?? 0) & (-1 << (at & 31));
    if (word === 0) continue;
    const member = (at & ~31) + lowestBit(word);
    return member < to ? member : -1;
  }
  return -1;
}

/** The members of a set from one place up to another. */
export function listMembers(set: RowSet, { from, to }: { from: number; to: number }): number[] {
  const members: number[] = [];
  for (let place = nextMember(set, from, to); place >= 0; place = nextMember(set, place + 1, to)) members.push(place);
  return members;
}

/** The members of a stretch that are shown. */
export function listShown({ placed, set, extent }: Shown, stretch: Stretch): number[] {
  const members = listMembers(set, stretch);
  return stretch.atEdge ? members.filter((place) => liesIn(placed, place, extent)) : members;
}

function isEmpty({ placed, set, extent }: Shown, { from, to, atEdge }: Stretch): boolean {
  for (let place = nextMember(set, from, to); place >= 0; place = nextMember(set, place + 1, to))
    if (!atEdge || liesIn(placed, place, extent)) return false;
  return true;
}

/**
 * The cells of a level that an extent touches, as far as any rows lie there: by their outermost ones, which are cut where
 * rows lie beyond the extent.
 */
function boxOf({ placed: { box }, extent }: Shown, level: number) {
  const size = 2 ** (FINEST_LEVEL - level);
  const first = cellOf(Math.min(box.north, extent.north), Math.max(box.west, extent.west));
  const last = cellOf(Math.max(box.south, extent.south), Math.min(box.east, extent.east));
  const [west, north] = [Math.floor(first.x / size), Math.floor(first.y / size)];
  const [east, south] = [Math.floor(last.x / size), Math.floor(last.y / size)];
  const isCut = (x: number, y: number) =>
    (x === west && box.west < extent.west) ||
    (x === east && box.east > extent.east) ||
    (y === north && box.north > extent.north) ||
    (y === south && box.south < extent.south);
  return { west, north, east, south, isCut, count: Math.max(0, east - west + 1) * Math.max(0, south - north + 1) };
}

/** The cells of a level that an extent touches, each with its places, as far as any are shown. */
function lookUp(shown: Shown, level: number): Stretch[] {
  const { keys } = shown.placed;
  const { west, north, east, south, isCut } = boxOf(shown, level);
  const [size, keysWithin] = [2 ** (FINEST_LEVEL - level), cellsWithin(level)];
  const stretches: Stretch[] = [];
  for (let y = north; y <= south; y += 1)
    for (let x = west; x <= east; x += 1) {
      const key = keyOf(x * size, y * size);
      const from = findKey(keys, key);
      if (from === keys.length || (keys[from] ?? 0) >= key + keysWithin) continue;
      const stretch = { from, to: findKey(keys, key + keysWithin), atEdge: isCut(x, y) };
      if (!isEmpty(shown, stretch)) stretches.push(stretch);
    }
  return stretches;
}

/** The same cells on a finer level: each stretch falls into some. Null when they are more than may be shown. */
function divide(shown: Shown, stretches: readonly Stretch[], level: number): Stretch[] | null {
  const { placed, set } = shown;
  const keysWithin = cellsWithin(level);
  const finer: Stretch[] = [];
  for (const { from: first, to: end, atEdge } of stretches)
    for (let from = nextMember(set, first, end); from >= 0; ) {
      const key = Math.floor((placed.keys[from] ?? 0) / keysWithin) * keysWithin;
      const to = Math.min(end, findKey(placed.keys, key + keysWithin));
      if (!isEmpty(shown, { from, to, atEdge })) finer.push({ from, to, atEdge });
      if (finer.length > MOST_MARKS) return null;
      from = nextMember(set, to, end);
    }
  return finer;
}

/** The cells of the finest grid up to the zoom's own that are not too many; the coarsest holds the world in one. */
function chooseGrid(shown: Shown, zoom: number): Stretch[] {
  let level = zoom >= CLUSTERED_BELOW_ZOOM ? FINEST_LEVEL : levelOf(zoom);
  let coarse = level;
  while (boxOf(shown, coarse).count > MOST_LOOKED_UP) coarse -= 1;
  const whole = lookUp(shown, coarse);
  for (; level > coarse; level -= 1) {
    const finer = divide(shown, whole, level);
    if (finer) return finer;
  }
  let stretches = whole;
  while (stretches.length > MOST_MARKS) {
    level -= 1;
    stretches = lookUp(shown, level);
  }
  return stretches;
}

/** Gathers what is shown into the cells of a grid that follows the zoom. */
export function gatherCells(shown: Shown, zoom: number, groups: Groups): Cell[] {
  return chooseGrid(shown, zoom).map((within) => ({ ...sumUp(shown, within, groups), within }));
}
