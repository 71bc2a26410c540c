import type { FileRow } from "@/lib/imports/file-row";
import { readCsvRows } from "@/lib/imports/read-csv";
import { readXlsxRows } from "@/lib/imports/read-xlsx";
import { type ImportFormat, ImportRefused } from "@/lib/imports/schema";
import { listZip } from "@/lib/imports/unzip";

const ZIP = Buffer.from("PK\x03\x04", "latin1");
/** Word, Excel and others before 2007. */
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** What a file is, by what stands in it and not by its name. Throws `ImportRefused` for what is neither. */
export async function sniffFormat(file: string, head: Buffer): Promise<ImportFormat> {
  if (head.subarray(0, 4).equals(OLD_OFFICE)) throw new ImportRefused([{ fault: "not_a_sheet" }]);
  if (!head.subarray(0, 4).equals(ZIP)) return "csv";
  let paths: string[];
  try {
    paths = await listZip(file);
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused([{ fault: "not_a_package" }]);
  }
  if (paths.includes("xl/workbook.xml")) return "xlsx";
  if (paths.some((path) => /^([^/]+\/)?datapackage\.json$/.test(path))) return "zip";
  throw new ImportRefused([{ fault: "not_a_package" }]);
}

/** The rows of a table, whatever the format, its heading first. */
export function readRows(file: string, format: "csv" | "xlsx"): AsyncGenerator<FileRow> {
  return format === "csv" ? readCsvRows(file) : readXlsxRows(file);
}

/** The heading of a table: its first row. */
export async function readHeadings(file: string, format: "csv" | "xlsx"): Promise<string[]> {
  for await (const { cells } of readRows(file, format)) return cells.map((cell) => cell.trim());
  throw new ImportRefused([{ fault: "no_rows" }]);
}
