import { LRUCache } from "lru-cache";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { addRow, hasRow, listRows, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { mercator } from "@/lib/map/mercator";
import type { Extent, MapAnswer } from "@/lib/map/schema";
import type { Moment } from "@/lib/revisions/clock";

/**
 * The rows that have a point, those that lie near each other together: by the cells of a grid over all of them, line by
 * line. A place is the index of a row in this order.
 */
export type PlacedRows = {
  /** The size of the table when this was made. */
  size: number;
  rows: Uint32Array;
  /** The number of each one's status among the combinations of that profile. */
  status: Uint32Array;
  lat: Float64Array;
  lon: Float64Array;
  /** Web Mercator, 0 to 1 from the west and from the north: what the map's own cells are counted in. */
  x: Float64Array;
  y: Float64Array;
  /** The place of each row; -1: it has no point. */
  places: Int32Array;
  box: Extent;
  /** The first place of each cell, and after the last one the number of all. */
  starts: Uint32Array;
  spreads: LRUCache<string, Spread>;
  drawn: LRUCache<string, Promise<Drawn>>;
};

/** What the map draws of an extent. */
export type Drawn = Pick<MapAnswer, "in_view" | "marks" | "list">;

/** What holds a set of rows, and how many of them have a point. */
export type Spread = { placed: number; bounds: Extent | null };

/** Cells of the grid to a side: at a million facilities some four to a cell. */
const SIDE = 512;
const NOWHERE: Extent = { west: 180, south: 90, east: -180, north: -90 };

function widen(box: Extent, lat: number, lon: number): void {
  if (lon < box.west) box.west = lon;
  if (lon > box.east) box.east = lon;
  if (lat < box.south) box.south = lat;
  if (lat > box.north) box.north = lat;
}

const stepOf = (value: number, from: number, to: number) =>
  Math.max(0, Math.min(SIDE - 1, Math.floor(((value - from) / (to - from || 1)) * SIDE)));
const lineOf = ({ south, north }: Extent, lat: number) => stepOf(lat, south, north);
const columnOf = ({ west, east }: Extent, lon: number) => stepOf(lon, west, east);

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
  const cells = new Uint32Array(inOrder.length);
  const starts = new Uint32Array(SIDE * SIDE + 1);
  for (let at = 0; at < inOrder.length; at += 1) {
    const row = inOrder[at] ?? 0;
    const cell = lineOf(box, latitude[row] ?? 0) * SIDE + columnOf(box, longitude[row] ?? 0);
    cells[at] = cell;
    starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  }
  for (let cell = 0; cell < SIDE * SIDE; cell += 1) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const next = starts.slice();
  const rows = new Uint32Array(inOrder.length);
  const status = new Uint32Array(inOrder.length);
  const places = new Int32Array(size).fill(-1);
  const [lat, lon, x, y] = [0, 0, 0, 0].map(() => new Float64Array(rows.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let at = 0; at < inOrder.length; at += 1) {
    const [row = 0, cell = 0] = [inOrder[at], cells[at]];
    const place = next[cell] ?? 0;
    next[cell] = place + 1;
    rows[place] = row;
    status[place] = profiles.status.of[row] ?? 0;
    places[row] = place;
    const point = mercator(latitude[row] ?? 0, longitude[row] ?? 0);
    lat[place] = latitude[row] ?? 0;
    lon[place] = longitude[row] ?? 0;
    x[place] = point.x;
    y[place] = point.y;
  }
  return {
    size,
    rows,
    status,
    lat,
    lon,
    x,
    y,
    places,
    box,
    starts,
    spreads: new LRUCache({ max: 1000 }),
    drawn: new LRUCache({ max: 64 }),
  };
}

const known = new WeakMap<RowTable, PlacedRows>();

/** The rows of a table that have a point; made anew when rows were added, at a million in a tenth of a second. */
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

/** Where a set of rows lies as a whole; `key` is what was asked for, so that who moves the map does not ask again. */
export function spreadOf(placed: PlacedRows, set: RowSet, key: string): Spread {
  const before = placed.spreads.get(key);
  if (before) return before;
  const bounds = { ...NOWHERE };
  let count = 0;
  for (const row of listRows(set)) {
    const place = placed.places[row] ?? -1;
    if (place < 0) continue;
    count += 1;
    widen(bounds, placed.lat[place] ?? 0, placed.lon[place] ?? 0);
  }
  const spread = { placed: count, bounds: count > 0 ? bounds : null };
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

/** Gives what was drawn before under a key, or draws it. */
export function keepDrawn(placed: PlacedRows, key: string, draw: () => Promise<Drawn>): Promise<Drawn> {
  const before = placed.drawn.get(key);
  if (before) return before;
  const drawing = draw();
  placed.drawn.set(key, drawing);
  drawing.catch(() => placed.drawn.delete(key));
  return drawing;
}

/** A set of fewer rows than one in so many of an extent's is looked through itself. */
const SPARSE = 4;

/** The places of those rows of a set (`count` in all) that lie in an extent; its edges belong to it. */
export function findPlaces(placed: PlacedRows, set: RowSet, count: number, extent: Extent): Uint32Array {
  const { rows, places, box, starts } = placed;
  const [top, bottom] = [lineOf(box, extent.south), lineOf(box, extent.north)];
  const [left, right] = [columnOf(box, extent.west), columnOf(box, extent.east)];
  const stretches = Array.from({ length: bottom - top + 1 }, (_, at): [number, number] => {
    const line = (top + at) * SIDE;
    return [starts[line + left] ?? 0, starts[line + right + 1] ?? 0];
  });
  const near = stretches.reduce((sum, [from, to]) => sum + to - from, 0);
  const found = new Uint32Array(Math.min(near, count));
  let next = 0;
  if (count * SPARSE < near) {
    for (const row of listRows(set, count)) {
      const place = places[row] ?? -1;
      if (!liesIn(placed, place, extent)) continue;
      found[next] = place;
      next += 1;
    }
  } else {
    for (const [from, to] of stretches)
      for (let place = from; place < to; place += 1) {
        if (!hasRow(set, rows[place] ?? 0) || !liesIn(placed, place, extent)) continue;
        found[next] = place;
        next += 1;
      }
  }
  return found.subarray(0, next);
}
