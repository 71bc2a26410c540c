import sql, { join, raw, type Sql } from "sql-template-tag";
import type { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { facilityUrl, type Numbers } from "@/lib/facilities/queries";
import type { Part } from "@/lib/http/stream";
import { queryPublished } from "@/lib/replica";

type Columns = typeof FACILITY_COLUMNS;

/**
 * Rows whose text is one value. What is longer than 128 KB the runtime lays where it is cleared away late: a file whose
 * pages came as one text each left a hundred megabytes behind.
 */
const IN_ONE_TEXT = 50;

/** What the database writes for each row, one after the other, a page at a time. */
async function* eachText(pages: Numbers, text: Sql, more = sql``): AsyncGenerator<Part> {
  for await (const numbers of pages) {
    const texts = await queryPublished<{ text: string }>(sql`
      SELECT (n.at - 1) / ${IN_ONE_TEXT}::int AS part, string_agg(${text}, '' ORDER BY n.at) AS text
      FROM unnest(${numbers}::int[]) WITH ORDINALITY AS n(id, at) JOIN facility_version v ON v.id = n.id${more}
      GROUP BY part ORDER BY part`);
    yield Buffer.concat(texts.map((one) => Buffer.from(one.text)));
  }
}

/** What a line of CSV ends with (RFC 4180). */
export const CSV_LINE_END = "\r\n";

/** The lines of the CSV as they were written when each version was published; for the file with every column. */
export const eachCsvLine = (pages: Numbers): AsyncGenerator<Part> =>
  eachText(pages, sql`concat(v.csv, ',', ${facilityUrl("")}::text, v.ref, ${CSV_LINE_END}::text)`);

/** A column as JSON has it: `toRecord` in lib/files/writers.ts says the same of a row, and a test compares them. */
function readColumn({ name, type, urdu }: Columns[number], lang: string | undefined): Sql {
  if (name === "url") return sql`${facilityUrl("")}::text || v.ref AS url`;
  const as = raw(`v.${name}`);
  if (type === "time") return sql`to_char(${as} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${raw(name)}`;
  return lang === "ur" && urdu ? sql`coalesce(${raw(`v.${urdu}`)}, ${as}) AS ${raw(name)}` : sql`${as} AS ${raw(name)}`;
}

/** The chosen columns of each row as an object `r`, to be written by `row_to_json`. */
const recordOf = (columns: Columns, lang: string | undefined): Sql =>
  sql` CROSS JOIN LATERAL (SELECT ${join(columns.map((column) => readColumn(column, lang)))}) AS r`;

/** NDJSON: one record a line, its fields named as the columns. */
export const eachJsonLine = (pages: Numbers, columns: Columns, lang: string | undefined): AsyncGenerator<Part> =>
  eachText(pages, sql`row_to_json(r)::text || ${"\n"}::text`, recordOf(columns, lang));

/** The features of a GeoJSON, each after a comma and a line break; `geometry` is null without a point. */
export const eachFeature = (pages: Numbers, columns: Columns, lang: string | undefined): AsyncGenerator<Part> =>
  eachText(
    pages,
    sql`concat(${",\n"}::text, '{"type":"Feature","id":', to_json(v.ref), ',"geometry":', CASE
      WHEN v.latitude IS NULL OR v.longitude IS NULL THEN 'null'
      ELSE concat('{"type":"Point","coordinates":[', to_json(v.longitude), ',', to_json(v.latitude), ']}')
    END, ',"properties":', row_to_json(r), '}')`,
    recordOf(columns, lang),
  );
