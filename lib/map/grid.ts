import type { RowTable } from "@/lib/facilities/row-table";

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
/** Cells that are looked up by their place in a grid; of more, by their number. */
const MOST_PLACES = 2 ** 16;

type Groups = { count: number; of(row: number): number };

/** The smallest box in Web Mercator that holds some rows. */
function boxOf({ points: { x, y } }: RowTable, rows: Uint32Array) {
  let [west, north, east, south] = [1, 1, 0, 0];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const column = x[row] ?? 0;
    const line = y[row] ?? 0;
    if (column < west) west = column;
    if (column > east) east = column;
    if (line < north) north = line;
    if (line > south) south = line;
  }
  return { west, north, east, south };
}

/** The cell of each row, by a grid of so many cells to the world's width; null when they fill more than may be shown. */
function numberCells(
  { points: { x, y } }: RowTable,
  rows: Uint32Array,
  box: ReturnType<typeof boxOf>,
  cells: number,
): Uint16Array | null {
  const west = Math.floor(box.west * cells);
  const north = Math.floor(box.north * cells);
  const width = Math.floor(box.east * cells) - west + 1;
  const places = width * (Math.floor(box.south * cells) - north + 1);
  const known = places <= MOST_PLACES ? new Int16Array(Math.max(0, places)).fill(-1) : new Map<number, number>();
  const numbers = new Uint16Array(rows.length);
  let next = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const place = (Math.floor((y[row] ?? 0) * cells) - north) * width + Math.floor((x[row] ?? 0) * cells) - west;
    let number = known instanceof Map ? (known.get(place) ?? -1) : (known[place] ?? -1);
    if (number < 0) {
      if (next === MOST_MARKS) return null;
      number = next;
      next += 1;
      if (known instanceof Map) known.set(place, number);
      else known[place] = number;
    }
    numbers[at] = number;
  }
  return numbers;
}

/** The finest grid up to the zoom's own whose cells are not too many; the coarsest holds the world in one. */
function chooseGrid(table: RowTable, rows: Uint32Array, zoom: number): Uint16Array {
  const box = boxOf(table, rows);
  let cells = zoom >= CLUSTERED_BELOW_ZOOM ? FINEST : 2 ** zoom * CELLS_OF_A_TILE;
  for (;;) {
    const numbers = numberCells(table, rows, box, cells);
    if (numbers) return numbers;
    cells /= 2;
  }
}

/** Gathers rows that have a point into the cells of a grid that follows the zoom; `of` gives each row's cell. */
export function gatherCells(
  table: RowTable,
  rows: Uint32Array,
  zoom: number,
  groups: Groups,
): { cells: Cell[]; of: Uint16Array } {
  const of = chooseGrid(table, rows, zoom);
  const { latitude, longitude } = table.points;
  const [n, lat, lon] = [new Uint32Array(MOST_MARKS), new Float64Array(MOST_MARKS), new Float64Array(MOST_MARKS)];
  const [firstLat, firstLon, apart] = [
    new Float64Array(MOST_MARKS),
    new Float64Array(MOST_MARKS),
    new Uint8Array(MOST_MARKS),
  ];
  const grouped = new Uint32Array(MOST_MARKS * groups.count);
  let used = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const cell = of[at] ?? 0;
    const rowLat = latitude[row] ?? 0;
    const rowLon = longitude[row] ?? 0;
    if (cell === used) {
      used += 1;
      firstLat[cell] = rowLat;
      firstLon[cell] = rowLon;
    } else if (rowLat !== firstLat[cell] || rowLon !== firstLon[cell]) apart[cell] = 1;
    n[cell] = (n[cell] ?? 0) + 1;
    lat[cell] = (lat[cell] ?? 0) + rowLat;
    lon[cell] = (lon[cell] ?? 0) + rowLon;
    const group = cell * groups.count + groups.of(row);
    grouped[group] = (grouped[group] ?? 0) + 1;
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
