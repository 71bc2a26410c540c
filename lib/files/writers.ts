import { type Cell, csvRecord, neutralise } from "@/lib/files/csv";
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

/** NDJSON: one record a line. */
export async function* writeNdjson<Row extends object>(
  rows: Rows<Row>,
  columns: readonly Named[],
): AsyncGenerator<string> {
  for await (const page of rows) yield page.map((row) => `${JSON.stringify(toRecord(row, columns))}\n`).join("");
}

type Placed = { ref: string; latitude: number | null; longitude: number | null };

/** GeoJSON (RFC 7946): a feature a facility, `geometry` null without a point; the same properties as the columns. */
export async function* writeGeojson<Row extends Placed>(
  rows: Rows<Row>,
  columns: readonly Named[],
  head: { total: number; more: object },
): AsyncGenerator<string> {
  const { total, more } = head;
  const opening = JSON.stringify({ type: "FeatureCollection", ...more, numberMatched: total, numberReturned: total });
  yield `${opening.slice(0, -1)},"features":[`;
  let first = true;
  for await (const page of rows) {
    const features = page.map((row) => {
      const { ref, latitude, longitude } = row;
      const geometry =
        latitude === null || longitude === null ? null : { type: "Point", coordinates: [longitude, latitude] };
      return JSON.stringify({ type: "Feature", id: ref, geometry, properties: toRecord(row, columns) });
    });
    yield `${first ? "" : ","}\n${features.join(",\n")}`;
    first = false;
  }
  yield "\n]}\n";
}
