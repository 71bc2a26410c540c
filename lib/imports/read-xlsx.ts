import { zipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { type FileRow, plainCell } from "@/lib/imports/file-row";
import { type Fault, IMPORT_LIMITS, ImportRefused } from "@/lib/imports/schema";
import { findFirstSheet, findFormulas } from "@/lib/imports/sheet-formulas";
import { type Unzipped, unzipFiles } from "@/lib/imports/unzip";

/** The parts of a workbook that say what stands in its cells. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[\w.-]+\.xml|xl\/_rels\/[\w.-]+\.rels|xl\/worksheets\/[\w.-]+\.xml)$/;

type Cell = string | number | boolean | Date | null;

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** A cell as the register writes such a value: dates as days, numbers without a trailing zero. */
function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (!(cell instanceof Date)) return plainCell(String(cell));
  if (Number.isNaN(cell.getTime())) return "";
  return [cell.getUTCFullYear(), twoDigits(cell.getUTCMonth() + 1), twoDigits(cell.getUTCDate())].join("-");
}

/** Spreadsheets keep numbers in binary: the shortest text that means the same is what was typed. */
const parseNumber = (text: string) => (Number.isFinite(Number(text)) ? String(Number(text)) : text);

/** The first sheet of a workbook and what it needs, packed anew without compression: nothing in it can unpack to more. */
function packSheet(parts: readonly Unzipped[], sheet: string): Buffer {
  const others = /^xl\/worksheets\//;
  const kept = parts.filter(({ path }) => path === sheet || !others.test(path));
  return Buffer.from(zipSync(Object.fromEntries(kept.map(({ path, bytes }) => [path, bytes])), { level: 0 }));
}

async function readCells(parts: readonly Unzipped[], sheet: string): Promise<Cell[][]> {
  try {
    return (await readSheet(packSheet(parts, sheet), { parseNumber })) as unknown as Cell[][];
  } catch {
    throw new ImportRefused([{ fault: "not_a_sheet" }]);
  }
}

async function openSheet(file: string): Promise<{ cells: Cell[][]; formulas: Map<number, Fault[]> }> {
  let parts: Unzipped[];
  try {
    parts = await unzipFiles(file, (path) => PARTS.test(path), IMPORT_LIMITS.sheetBytes);
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused([{ fault: "not_a_sheet" }]);
  }
  const sheet = findFirstSheet(parts);
  const bytes = parts.find(({ path }) => path === sheet)?.bytes;
  if (sheet === null || !bytes) throw new ImportRefused([{ fault: "not_a_sheet" }]);
  const formulas = new Map<number, Fault[]>();
  for (const { address, row } of findFormulas(bytes)) {
    const faults = formulas.get(row) ?? [];
    if (faults.length < 20) formulas.set(row, [...faults, { fault: "formula", row, cell: address }]);
  }
  return { cells: await readCells(parts, sheet), formulas };
}

/**
 * The rows of the first sheet of a workbook, its heading first: values only, each as text. A cell with a formula is refused
 * by its address, for what a formula came to once is nothing that anybody said.
 */
export async function* readXlsxRows(file: string): AsyncGenerator<FileRow> {
  const { cells, formulas } = await openSheet(file);
  for (const [at, row] of cells.entries())
    yield {
      row: at + 1,
      cells: row.slice(0, IMPORT_LIMITS.columns + 1).map(textOf),
      faults: formulas.get(at + 1) ?? [],
    };
}
