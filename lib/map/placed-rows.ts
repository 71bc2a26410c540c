import { LRUCache } from "lru-cache";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { addRow, listRows, lowestBit, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import type { Extent, MapAnswer } from "@/lib/map/schema";
import { cellOf, keyOf, sortKeys } from "@/lib/map/z-order";
import type { Moment } from "@/lib/revisions/clock";

/**
 * The rows that have a point, in the order in which the cells of any of the map's grids stand together
 * (lib/map/z-order.ts). A place is the index of a row in this order.
 */
export type PlacedRows = {
  /** The size of the table when this was made. */
  size: number;
  rows: Uint32Array;
  /** The place of each row; -1: it has no point. */
  places: Int32Array;
  /** Where on the curve each place is. */
  keys: Float64Array;
  lat: Float64Array;
  lon: Float64Array;
  /** The mean of the 32 places that share a word of a set, for each word. */
  middles: { lat: Float64Array; lon: Float64Array };
  /** The number of each one's status among the combinations of that profile. */
  status: Uint32Array;
  box: Extent;
  /** What holds each stretch of places that has so many words in a set (`BOX_WORDS`). */
  boxes: Extent[];
  spreads: LRUCache<string, Spread>;
  drawn: LRUCache<string, Promise<Drawn>>;
};

/** What the map draws of an extent. */
export type Drawn = Pick<MapAnswer, "in_view" | "marks" | "list">;

/** What holds a set of rows, how many of them have a point, and the places of these. */
export type Spread = { placed: number; bounds: Extent | null; set: RowSet };

const NOWHERE: Extent = { west: 180, south: 90, east: -180, north: -90 };
const BOX_WORDS = 32;
/** So many filters' places are kept, at a million facilities a quarter of a megabyte each. */
const MOST_SPREADS = 64;

function widen(box: Extent, lat: number, lon: number): void {
  if (lon < box.west) box.west = lon;
  if (lon > box.east) box.east = lon;
  if (lat < box.south) box.south = lat;
  if (lat > box.north) box.north = lat;
}

/** The mean of each 32 values; the last may be of fewer. */
function middleOf(values: Float64Array): Float64Array {
  return Float64Array.from({ length: Math.ceil(values.length / 32) }, (_, at) => {
    const some = values.subarray(at * 32, at * 32 + 32);
    return some.reduce((sum, value) => sum + value, 0) / some.length;
  });
}

function placeAll({ points: { latitude, longitude }, profiles }: RowTable, size: number): PlacedRows {
  const box = { ...NOWHERE };
  const found = makeSet(size);
  for (let row = 0; row < size; row += 1) {
    const lat = latitude[row] ?? Number.NaN;
    if (Number.isNaN(lat)) continue;
    addRow(found, row);
    widen(box, lat, longitude[row] ?? 0);
  }
  const inOrder = listRows(found);
  const unsorted = new Float64Array(inOrder.length);
  for (let at = 0; at < inOrder.length; at += 1) {
    const row = inOrder[at] ?? 0;
    const { x, y } = cellOf(latitude[row] ?? 0, longitude[row] ?? 0);
    unsorted[at] = keyOf(x, y);
  }
  const { keys, order } = sortKeys(unsorted);
  const places = new Int32Array(size).fill(-1);
  const [rows, status] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  const [lat, lon] = [new Float64Array(order.length), new Float64Array(order.length)];
  const boxes = Array.from({ length: Math.ceil(order.length / (BOX_WORDS * 32)) }, () => ({ ...NOWHERE }));
  for (let place = 0; place < order.length; place += 1) {
    const row = inOrder[order[place] ?? 0] ?? 0;
    rows[place] = row;
    places[row] = place;
    status[place] = profiles.status.of[row] ?? 0;
    lat[place] = latitude[row] ?? 0;
    lon[place] = longitude[row] ?? 0;
    widen(boxes[Math.floor(place / (BOX_WORDS * 32))] ?? box, lat[place] ?? 0, lon[place] ?? 0);
  }
  const middles = { lat: middleOf(lat), lon: middleOf(lon) };
  const spreads = new LRUCache<string, Spread>({ max: MOST_SPREADS });
  return { size, rows, places, keys, lat, lon, middles, status, box, boxes, spreads, drawn: new LRUCache({ max: 64 }) };
}

const known = new WeakMap<RowTable, PlacedRows>();

/** The rows of a table that have a point; made anew when rows were added. */
export function placedRows(table: RowTable): PlacedRows {
  const before = known.get(table);
  if (before?.size === table.size) return before;
  const placed = placeAll(table, table.size);
  known.set(table, placed);
  return placed;
}

/** What the rows of a filter at a moment are kept under. */
export const spreadKey = (filter: FacilityFilter, { revision, day }: Moment): string =>
  `${toQuery(filter)} ${revision} ${day}`;

/** What holds a set of places: those of a box that lies within what was found so far need no look. */
function boundsOf({ boxes, lat, lon }: PlacedRows, set: RowSet): Extent | null {
  const bounds = { ...NOWHERE };
  for (const [number, box] of boxes.entries()) {
    if (contains(bounds, box)) continue;
    const end = Math.min(set.length, (number + 1) * BOX_WORDS);
    for (let at = number * BOX_WORDS; at < end; at += 1)
      for (let word = set[at] ?? 0; word !== 0; word &= word - 1) {
        const place = at * 32 + lowestBit(word);
        widen(bounds, lat[place] ?? 0, lon[place] ?? 0);
      }
  }
  return bounds.west > bounds.east ? null : bounds;
}

/** Where a set of rows lies; `key` is what was asked for, so that who moves the map does not ask again. */
export function spreadOf(placed: PlacedRows, rows: RowSet, key: string): Spread {
  const before = placed.spreads.get(key);
  if (before) return before;
  const set = makeSet(placed.rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    for (let word = rows[at] ?? 0; word !== 0; word &= word - 1) {
      const place = placed.places[at * 32 + lowestBit(word)] ?? -1;
      if (place < 0) continue;
      count += 1;
      addRow(set, place);
    }
  }
  const spread = { placed: count, bounds: boundsOf(placed, set), set };
  placed.spreads.set(key, spread);
  return spread;
}

/** Says whether a place (-1: none) lies in an extent; its edges belong to it. */
export function liesIn({ lat, lon }: PlacedRows, place: number, { west, south, east, north }: Extent): boolean {
  if (place < 0) return false;
  const up = lat[place] ?? 0;
  const along = lon[place] ?? 0;
  return along >= west && along <= east && up >= south && up <= north;
}

/** Says whether an extent holds all of another. */
export const contains = (one: Extent, other: Extent): boolean =>
  one.west <= other.west && one.south <= other.south && one.east >= other.east && one.north >= other.north;
