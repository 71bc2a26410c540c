import { stringify } from "csv-stringify/sync";
import { CITATION_COLUMNS, CITED } from "@/lib/packages/documents";
import type { PublicRecords } from "@/lib/packages/public-records";
import { RECORD_SHAPES, type RecordShape } from "@/lib/packages/shapes";
import type { PackageTable } from "@/lib/packages/tables";

type Document = Record<string, unknown>;
type Cells = Record<string, unknown>;

const write = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
};

/** The row of a record in its own table: lists that the package writes in one cell stand under the package's name. */
const ownRow = (document: Document, { lists }: RecordShape): Cells => ({
  ...document,
  ...Object.fromEntries(Object.entries(lists).map(([column, property]) => [column, document[property]])),
});

type Maker = { shape: RecordShape; rows(document: Document): Cells[] };

function citationMaker(shape: RecordShape): Maker {
  const rows = (document: Document) =>
    (document.citations as Document[]).map((entry) => ({
      subject_table: shape.table,
      subject_ref: document[shape.key],
      ...Object.fromEntries(CITATION_COLUMNS.map((name) => [name, entry[name]])),
    }));
  return { shape, rows };
}

/** Of which records a table is made, and how. */
function makersOf(table: string): Maker[] {
  if (table === "citations") return RECORD_SHAPES.filter(({ kind }) => CITED.has(kind)).map(citationMaker);
  return RECORD_SHAPES.flatMap((shape): Maker[] => {
    if (shape.table === table) return [{ shape, rows: (document) => [ownRow(document, shape)] }];
    return shape.parts
      .filter((part) => part.table === table)
      .map(({ property, owner, columns }) => ({
        shape,
        rows: (document) =>
          (document[property] as unknown[]).map((entry) => ({
            ...(typeof entry === "object" ? entry : { [columns[0] ?? ""]: entry }),
            [owner]: document[shape.key],
          })),
      }));
  });
}

/** A table of the package as CSV (UTF-8, LF, RFC 4180 quoting): header, then rows by the key of their record. */
export async function* writeTable({ name, fields }: PackageTable, records: PublicRecords): AsyncGenerator<string> {
  const columns = fields.map((field) => field.name);
  const line = (rows: string[][]) => stringify(rows, { record_delimiter: "\n" });
  yield line([columns]);
  for (const { shape, rows } of makersOf(name))
    for await (const page of records.each(shape.kind)) {
      const cells = page.flatMap(rows).map((row) => columns.map((column) => write(row[column])));
      if (cells.length) yield line(cells);
    }
}
