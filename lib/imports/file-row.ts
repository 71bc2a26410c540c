import type { Fault } from "@/lib/imports/schema";

/** A row of a file: its number as a spreadsheet shows it, the text of its cells, and what is wrong with it already. */
export type FileRow = { row: number; cells: string[]; faults: Fault[] };

/** A sign that no text of the register may hold, in the place of one that the database could not even store. */
const NO_SIGN = "\uFFFE";

/** A cell's text as it can be stored and shown: half characters and NUL become a sign that is refused by name. */
export function plainCell(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, NO_SIGN);
}

/** Says whether nothing stands in a row. */
export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");
