import { type Cell, csvRecord, neutralise } from "@/lib/files/csv";
import type { Part } from "@/lib/http/stream";
import type { Column } from "@/lib/records/columns";

/** What a writer gets: rows in pages, and the columns in their order. */
export type Rows<Row> = AsyncGenerator<readonly Row[]>;
type Named = Pick<Column<never>, "name">;

const pick = (row: object, columns: readonly Named[]): [string, unknown][] =>
  columns.map(({ name }) => [name, (row as Record<string, unknown>)[name] ?? null]);

/** A record as JSON has it: fields named as the columns, lists as arrays, numbers as numbers, unknown as null. */
export function toRecord(row: object, columns: readonly Named[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const { name } of columns) record[name] = (row as Record<string, unknown>)[name] ?? null;
  return record;
}

/** The first line of a CSV: the names of the columns. */
export const csvHeader = (columns: readonly Named[]): string => csvRecord(columns.map(({ name }) => name));

/** CSV: one record a row; `safe` makes text harmless for spreadsheets, `bom` helps Excel see the encoding. */
export async function* writeCsv<Row extends object>(
  rows: Rows<Row>,
  columns: readonly Named[],
  { bom = false, safe = false } = {},
): AsyncGenerator<string> {
  yield `${bom ? "\uFEFF" : ""}${csvHeader(columns)}`;
  for await (const page of rows) {
    yield page
      .map((row) =>
        csvRecord(pick(row, columns).map(([, value]) => (safe ? neutralise(value as Cell) : (value as Cell)))),
      )
      .join("");
  }
}

/** GeoJSON (RFC 7946) of features, each of which begins with a comma; the first has none. */
export async function* writeGeojson(
  features: AsyncIterable<Part>,
  { total, more }: { total: number; more: object },
): AsyncGenerator<Part> {
  const opening = JSON.stringify({ type: "FeatureCollection", ...more, numberMatched: total, numberReturned: total });
  yield `${opening.slice(0, -1)},"features":[`;
  let first = true;
  for await (const page of features) {
    yield first ? page.slice(1) : page;
    first &&= page.length === 0;
  }
  yield "\n]}\n";
}
