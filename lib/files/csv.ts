import { stringify } from "csv-stringify/sync";

/** A cell: lists are written with semicolons, objects as JSON, unknown is blank. */
export type Cell = string | number | boolean | readonly string[] | Readonly<Record<string, unknown>> | null | undefined;

// Text that a spreadsheet would take for a formula, also behind spaces, quotes and in full width (OWASP, CSV injection).
const FORMULA = /^[\s"']*[=+\-@\t\r＝＋－＠]/;

/** Text made harmless for a spreadsheet: an apostrophe before what would be read as a formula. Numbers stay. */
export function neutralise(cell: Cell): Cell {
  const text = typeof cell === "object" && cell !== null ? cellText(cell) : cell;
  return typeof text === "string" && FORMULA.test(text) ? `'${text}` : cell;
}

const isList = (cell: object): cell is readonly string[] => Array.isArray(cell);

/** The text of a cell, as every file of text has it. */
export const cellText = (cell: Cell): string => {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "object") return String(cell);
  return isList(cell) ? cell.join(";") : JSON.stringify(cell);
};

/** One record of RFC 4180, with its CRLF. */
export function csvRecord(cells: readonly Cell[]): string {
  // A line with nothing on it is taken for no record at all by most readers.
  if (cells.length === 1 && cellText(cells[0]) === "") return '""\r\n';
  return stringify([cells.map(cellText)], { record_delimiter: "\r\n" });
}
