import { mercator } from "@/lib/map/mercator";
import type { PlacedRows } from "@/lib/map/placed-rows";
import type { Extent } from "@/lib/map/schema";

/** The facilities of one cell of the map's grid, added up. */
export type Cell = {
  n: number;
  lat: number;
  lon: number;
  /** All on exactly one point. */
  onePoint: boolean;
  /** How many of each status group, in the order of the groups' numbers. */
  groups: number[];
};

/** So many marks a map shows at most: of more than one to a thumb's width nobody could press one. */
export const MOST_MARKS = 600;
/** A cluster gathers what lies within so many pixels of 256-pixel tiles: 64. */
const CELLS_OF_A_TILE = 4;
/** From this zoom on only facilities on exactly one point are gathered, unless they are too many. */
const CLUSTERED_BELOW_ZOOM = 12;
/** Cells of the world's width at which two points of one cell are metres apart. */
const FINEST = 2 ** 24;
/** So many cells are looked up in a list of all of the box; of more, by their number. */
const MOST_LISTED = 2 ** 16;

/** How many status groups there are, and that of each combination of statuses (lib/facilities/profiles.ts). */
type Groups = { count: number; of: Uint8Array };

/** The part of an extent in which any rows lie, in Web Mercator. */
function boxOf({ box }: PlacedRows, extent: Extent) {
  const northWest = mercator(Math.min(box.north, extent.north), Math.max(box.west, extent.west));
  const southEast = mercator(Math.max(box.south, extent.south), Math.min(box.east, extent.east));
  return { west: northWest.x, north: northWest.y, east: southEast.x, south: southEast.y };
}

/** The cell of each place, by a grid of so many cells to the world's width; null when they fill more than may be shown. */
function numberCells(
  { x, y }: PlacedRows,
  places: Uint32Array,
  box: ReturnType<typeof boxOf>,
  cells: number,
): Uint16Array | null {
  const west = Math.floor(box.west * cells);
  const north = Math.floor(box.north * cells);
  const width = Math.floor(box.east * cells) - west + 1;
  const inBox = width * (Math.floor(box.south * cells) - north + 1);
  const known = inBox <= MOST_LISTED ? new Int16Array(Math.max(0, inBox)).fill(-1) : new Map<number, number>();
  const numbers = new Uint16Array(places.length);
  let next = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const cell = (Math.floor((y[place] ?? 0) * cells) - north) * width + Math.floor((x[place] ?? 0) * cells) - west;
    let number = known instanceof Map ? (known.get(cell) ?? -1) : (known[cell] ?? -1);
    if (number < 0) {
      if (next === MOST_MARKS) return null;
      number = next;
      next += 1;
      if (known instanceof Map) known.set(cell, number);
      else known[cell] = number;
    }
    numbers[at] = number;
  }
  return numbers;
}

/** The finest grid up to the zoom's own whose cells are not too many; the coarsest holds the world in one. */
function chooseGrid(placed: PlacedRows, places: Uint32Array, extent: Extent, zoom: number): Uint16Array {
  const box = boxOf(placed, extent);
  let cells = zoom >= CLUSTERED_BELOW_ZOOM ? FINEST : 2 ** zoom * CELLS_OF_A_TILE;
  for (;;) {
    const numbers = numberCells(placed, places, box, cells);
    if (numbers) return numbers;
    cells /= 2;
  }
}

/** Gathers places of an extent into the cells of a grid that follows the zoom; `of` gives the cell of each. */
export function gatherCells(
  placed: PlacedRows,
  places: Uint32Array,
  extent: Extent,
  zoom: number,
  groups: Groups,
): { cells: Cell[]; of: Uint16Array } {
  const of = chooseGrid(placed, places, extent, zoom);
  const { lat: lats, lon: lons, status } = placed;
  const [n, lat, lon] = [new Uint32Array(MOST_MARKS), new Float64Array(MOST_MARKS), new Float64Array(MOST_MARKS)];
  const [firstLat, firstLon, apart] = [
    new Float64Array(MOST_MARKS),
    new Float64Array(MOST_MARKS),
    new Uint8Array(MOST_MARKS),
  ];
  const grouped = new Uint32Array(MOST_MARKS * groups.count);
  let used = 0;
  // Neighbours come together: what a run of them adds to its cell is added at once, for a sum kept in memory is slow.
  for (let at = 0; at < places.length; ) {
    const [from, cell] = [at, of[at] ?? 0];
    if (cell === used) {
      used += 1;
      firstLat[cell] = lats[places[at] ?? 0] ?? 0;
      firstLon[cell] = lons[places[at] ?? 0] ?? 0;
    }
    const [knownLat, knownLon, first] = [firstLat[cell], firstLon[cell], cell * groups.count];
    let [sumLat, sumLon, differing] = [0, 0, 0];
    for (; at < places.length && of[at] === cell; at += 1) {
      const place = places[at] ?? 0;
      const placeLat = lats[place] ?? 0;
      const placeLon = lons[place] ?? 0;
      if (placeLat !== knownLat || placeLon !== knownLon) differing = 1;
      sumLat += placeLat;
      sumLon += placeLon;
      const group = first + (groups.of[status[place] ?? 0] ?? 0);
      grouped[group] = (grouped[group] ?? 0) + 1;
    }
    if (differing) apart[cell] = 1;
    n[cell] = (n[cell] ?? 0) + at - from;
    lat[cell] = (lat[cell] ?? 0) + sumLat;
    lon[cell] = (lon[cell] ?? 0) + sumLon;
  }
  const cells = Array.from({ length: used }, (_, cell): Cell => {
    const [count = 0, onePoint] = [n[cell], apart[cell] === 0];
    return {
      n: count,
      lat: onePoint ? (firstLat[cell] ?? 0) : (lat[cell] ?? 0) / count,
      lon: onePoint ? (firstLon[cell] ?? 0) : (lon[cell] ?? 0) / count,
      onePoint,
      groups: [...grouped.subarray(cell * groups.count, (cell + 1) * groups.count)],
    };
  });
  return { cells, of };
}
