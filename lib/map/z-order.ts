import { fromMercator, mercator } from "@/lib/map/mercator";
import type { Extent } from "@/lib/map/schema";

/**
 * Points in the order of a curve that fills the square of Web Mercator (Morton's, the Z order): all points of one cell of
 * a grid stand together, whatever the power of two that is its number of cells to a side.
 */

/** The finest grid has 2 to this power of cells to the world's width: two points of one cell are metres apart. */
export const FINEST_LEVEL = 24;
const SIDE = 2 ** FINEST_LEVEL;
const HALF_BITS = FINEST_LEVEL / 2;
const HALF = 2 ** HALF_BITS;

const countCells = (share: number) => Math.max(0, Math.min(SIDE - 1, Math.floor(share * SIDE)));

/** The cell of a point on the finest grid, counted from the west and from the north. */
export function cellOf(lat: number, lon: number): { x: number; y: number } {
  const { x, y } = mercator(lat, lon);
  return { x: countCells(x), y: countCells(y) };
}

/** A cluster gathers what lies within so many pixels of 256-pixel tiles: 64; as a power of two. */
const LEVELS_BELOW_TILE = 2;

/** The level whose cells are gathered into one mark each at a zoom. */
export const levelOf = (zoom: number): number => zoom + LEVELS_BELOW_TILE;

/** The cell of a level that a point lies in, in degrees to four decimals (ten metres). */
export function cellExtent(level: number, lat: number, lon: number): Extent {
  const size = 2 ** (FINEST_LEVEL - level);
  const { x, y } = cellOf(lat, lon);
  const edge = (cells: number) => (Math.floor(cells / size) * size) / SIDE;
  const [first, last] = [fromMercator(edge(x), edge(y)), fromMercator(edge(x + size), edge(y + size))];
  const round = (degrees: number) => Number(degrees.toFixed(4));
  return { west: round(first.lon), south: round(last.lat), east: round(last.lon), north: round(first.lat) };
}

/** Twelve bits with a gap after each (Warren, Hacker's Delight, 7-2). */
function spread(bits: number): number {
  let wide = (bits | (bits << 8)) & 0xff00ff;
  wide = (wide | (wide << 4)) & 0xf0f0f0f;
  wide = (wide | (wide << 2)) & 0x33333333;
  return (wide | (wide << 1)) & 0x55555555;
}

const interleave = (x: number, y: number) => spread(x) | (spread(y) << 1);

/** The place of a cell of the finest grid on the curve: 48 bits, which a number holds. */
export const keyOf = (x: number, y: number): number =>
  interleave(x >>> HALF_BITS, y >>> HALF_BITS) * SIDE + interleave(x & (HALF - 1), y & (HALF - 1));

/** How many cells of the finest grid one cell of a coarser one holds. */
export const cellsWithin = (level: number): number => 4 ** (FINEST_LEVEL - level);

/** Where the first of some rising keys stands that is no smaller than one. */
export function findKey(keys: Float64Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is sorted: keys in two halves of 24 bits, and what each was called before. */
type Sorted = { high: Uint32Array; low: Uint32Array; order: Uint32Array };

const makeSorted = (length: number): Sorted => ({
  high: new Uint32Array(length),
  low: new Uint32Array(length),
  order: new Uint32Array(length),
});

/** Puts what is sorted into the order of twelve bits of a half, what is equal in them as it was. */
function sortDigit(from: Sorted, to: Sorted, digits: Uint32Array, shift: number): void {
  const { high, low, order } = from;
  const next = new Uint32Array(HALF + 1);
  for (let at = 0; at < digits.length; at += 1) {
    const value = (((digits[at] ?? 0) >>> shift) & (HALF - 1)) + 1;
    next[value] = (next[value] ?? 0) + 1;
  }
  for (let value = 0; value < HALF; value += 1) next[value + 1] = (next[value + 1] ?? 0) + (next[value] ?? 0);
  for (let at = 0; at < digits.length; at += 1) {
    const value = ((digits[at] ?? 0) >>> shift) & (HALF - 1);
    const place = next[value] ?? 0;
    next[value] = place + 1;
    to.high[place] = high[at] ?? 0;
    to.low[place] = low[at] ?? 0;
    to.order[place] = order[at] ?? 0;
  }
}

/** Sorts keys by twelve bits at a time, which compares nothing: the keys in order, and the index that each had. */
export function sortKeys(keys: Float64Array): { keys: Float64Array; order: Uint32Array } {
  const [one, other] = [makeSorted(keys.length), makeSorted(keys.length)];
  for (let at = 0; at < keys.length; at += 1) {
    const high = Math.floor((keys[at] ?? 0) / SIDE);
    one.high[at] = high;
    one.low[at] = (keys[at] ?? 0) - high * SIDE;
    one.order[at] = at;
  }
  sortDigit(one, other, one.low, 0);
  sortDigit(other, one, other.low, HALF_BITS);
  sortDigit(one, other, one.high, 0);
  sortDigit(other, one, other.high, HALF_BITS);
  const sorted = new Float64Array(keys.length);
  for (let at = 0; at < sorted.length; at += 1) sorted[at] = (one.high[at] ?? 0) * SIDE + (one.low[at] ?? 0);
  return { keys: sorted, order: one.order };
}
