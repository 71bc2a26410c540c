import { addRow, type RowSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";

/**
 * The rows that have each number (of a combination, of a token), so that what is asked costs what it finds and not a
 * look at every row: those of number n stand from `starts[n]` to `starts[n + 1]`, in their order.
 */
export type Postings = { upTo: number; starts: Uint32Array; rows: Uint32Array };

/** The numbers of rows: those of row n stand from `starts[n]` to `starts[n + 1]`; without `starts` each has one. */
type Numbered = { held: Uint32Array; starts?: Uint32Array };

/** Sorts the rows below a number by the numbers that they have. */
function post({ held, starts: own }: Numbered, upTo: number): Postings {
  const end = own ? (own[upTo] ?? 0) : upTo;
  let most = 0;
  for (let at = 0; at < end; at += 1) most = Math.max(most, held[at] ?? 0);
  const starts = new Uint32Array(most + 2);
  for (let at = 0; at < end; at += 1) starts[(held[at] ?? 0) + 1] = (starts[(held[at] ?? 0) + 1] ?? 0) + 1;
  for (let number = 0; number <= most; number += 1)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const [rows, next] = [new Uint32Array(end), starts.slice()];
  for (let row = 0, at = 0; row < upTo; row += 1)
    for (const rowEnd = own ? (own[row + 1] ?? 0) : row + 1; at < rowEnd; at += 1) {
      const number = held[at] ?? 0;
      const place = next[number] ?? 0;
      rows[place] = row;
      next[number] = place + 1;
    }
  return { upTo, starts, rows };
}

/** The postings of a table; made anew once an eighth has been added. */
function keepPostings({ postings }: RowTable, name: string, numbered: Numbered, upTo: number): Postings {
  const before = postings.get(name);
  if (before && upTo - before.upTo <= before.upTo >>> 3) return before;
  const made = post(numbered, upTo);
  postings.set(name, made);
  return made;
}

/** Adds the rows from one number to another that have a number that fits (1; else 0); `name` says which numbers these are. */
export function addFitting(
  table: RowTable,
  name: string,
  numbered: Numbered,
  fits: Uint8Array,
  [from, upTo]: readonly [number, number],
  set: RowSet,
): void {
  const posted = keepPostings(table, name, numbered, upTo);
  for (let number = 0; number < Math.min(fits.length, posted.starts.length - 1); number += 1) {
    if (fits[number] !== 1) continue;
    const end = posted.starts[number + 1] ?? 0;
    for (let at = posted.starts[number] ?? 0; at < end; at += 1) {
      const row = posted.rows[at] ?? 0;
      if (row >= from && row < upTo) addRow(set, row);
    }
  }
  const { held, starts } = numbered;
  for (let row = Math.max(from, posted.upTo); row < upTo; row += 1) {
    const end = starts ? (starts[row + 1] ?? 0) : row + 1;
    for (let at = starts ? (starts[row] ?? 0) : row; at < end; at += 1) if (fits[held[at] ?? 0] === 1) addRow(set, row);
  }
}
