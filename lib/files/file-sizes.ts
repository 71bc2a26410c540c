import { LRUCache } from "lru-cache";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { fileQuery, READ_AT_ONCE, writeFacilities } from "@/lib/facilities/files";
import { CSV_LINE_END } from "@/lib/facilities/lines";
import { matchRows } from "@/lib/facilities/matching";
import { noteFile } from "@/lib/facilities/note-file";
import { facilityUrl, readByNumbers } from "@/lib/facilities/queries";
import type { FacilityRequest } from "@/lib/facilities/request";
import { keepRows } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { FACILITY_FORMATS, type FacilityFormat } from "@/lib/files/formats";
import { PARQUET_GROUP } from "@/lib/files/parquet";
import type { FileSize } from "@/lib/files/say-size";
import { csvHeader } from "@/lib/files/writers";
import { XLSX_ROWS } from "@/lib/files/xlsx";
import { toBytes } from "@/lib/http/stream";
import { keepReading } from "@/lib/records/keep-reading";
import { DEFAULT_MACHINE_LIMIT } from "@/lib/records/view";

/** The files of a list by format; null where it has too many rows for one. */
export type FileSizes = Record<FacilityFormat, FileSize | null>;

/** Facilities of the samples whose files are made: what is packed takes the less a row the more rows there are. */
const SAMPLED = [1, 8, 64, 256];
/**
 * What a column holds is named once in a group of Parquet and then only counted, so that a group grows slower than its
 * rows: by this power of them (measured over 400 to 4,000 synthetic facilities, under six filters, within a tenth).
 */
const PARQUET_GROWTH = 0.76;

/** What the files of some rows take: `csv` is what their lines of CSV take, the measure of how much the rows say. */
type Sample = { rows: number; csv: number; bytes: Record<FacilityFormat, number> };

/** So many existing rows, spread evenly over the register. */
function spreadRows({ lengths, size }: RowTable, wanted: number): number[] {
  const existing = (from: number) => {
    let row = from;
    while (row < size && lengths[row] === 0) row += 1;
    return row;
  };
  const rows = Array.from({ length: wanted }, (_, at) => existing(Math.floor(((at + 0.5) * size) / wanted)));
  return [...new Set(rows)].filter((row) => row < size);
}

/** The bytes of some rows' lines of CSV. */
function sumLines({ lengths }: RowTable, rows: ArrayLike<number>): number {
  const end = Buffer.byteLength(`,${facilityUrl("")}${CSV_LINE_END}`);
  let bytes = rows.length * end;
  for (let at = 0; at < rows.length; at += 1) bytes += lengths[rows[at] ?? 0] ?? 0;
  return bytes;
}

/** Makes the files of some rows. Of JSON it is what they take as lines, for its pages cannot be made of any rows. */
async function makeFiles(request: FacilityRequest, table: RowTable, numbers: readonly number[]): Promise<Sample> {
  const rows = await readByNumbers(numbers);
  const byNumber = new Map(numbers.map((number, at) => [number, rows[at]]));
  const read = async (some: readonly number[]) => some.flatMap((number) => byNumber.get(number) ?? []);
  const measure = async (format: FacilityFormat): Promise<number> => {
    async function* inPages() {
      const size = READ_AT_ONCE[format];
      for (let at = 0; at < numbers.length; at += size) yield numbers.slice(at, at + size);
    }
    let bytes = 0;
    const notes = noteFile(request, format, numbers.length);
    for await (const part of writeFacilities(request, format, notes, { numbers: inPages(), read }))
      bytes += toBytes(part).length;
    return bytes;
  };
  const bytes = { json: 0 } as Record<FacilityFormat, number>;
  for (const format of FACILITY_FORMATS) if (format !== "json") bytes[format] = await measure(format);
  // A page says of itself what a GeoJSON does.
  bytes.json = bytes.ndjson + (numbers.length === 0 ? bytes.geojson : 0);
  return { rows: numbers.length, csv: sumLines(table, numbers), bytes };
}

/** How many times as long the rows of a file are as those of a sample of it. */
function growthOf(format: FacilityFormat, sampled: number, count: number): number {
  if (format !== "parquet") return count / sampled;
  const group = Math.min(count, PARQUET_GROUP);
  return (group / sampled) ** PARQUET_GROWTH * (count / group);
}

/** What the file of so many rows takes, whose lines of CSV take so much, by what those of the samples took. */
function estimate(samples: readonly Sample[], format: FacilityFormat, count: number, csv: number): number {
  const [empty, ...made] = samples;
  const largest = made.at(-1);
  if (!empty || !largest || count === 0) return empty?.bytes[format] ?? 0;
  const spent = (sample: Sample) => sample.bytes[format] - empty.bytes[format];
  const mean = largest.csv / largest.rows;
  // A letter more in the register is one more in a file of text that has all columns, less of it in any other.
  const share = Math.min(1, spent(largest) / largest.csv);
  const ofMean = (sample: Sample) => Math.max(1, spent(sample) - share * (sample.csv - sample.rows * mean));
  const above = made.find(({ rows }) => rows >= count) ?? largest;
  const below = made.findLast(({ rows }) => rows <= count) ?? above;
  // Between two samples as a power of the rows.
  const part = above === below ? 0 : Math.log(count / below.rows) / Math.log(above.rows / below.rows);
  const between = ofMean(below) ** (1 - part) * ofMean(above) ** part;
  const grown = count > largest.rows ? growthOf(format, largest.rows, count) : 1;
  return Math.round(empty.bytes[format] + between * grown + share * (csv - count * mean));
}

const kept = new LRUCache<string, Promise<Sample[]>>({ max: 100 });

/** The samples of a way to show the rows; made anew when the register has doubled. */
function readSamples(request: FacilityRequest, table: RowTable): Promise<Sample[]> {
  const { sort, ...view } = request.view;
  const asked: FacilityRequest = { ...request, filter: {}, view };
  const key = `${table.url} ${fileQuery(asked, "geojson")} ${Math.floor(Math.log2(table.size + 1))}`;
  return keepReading(kept, key, async () => {
    const samples: Sample[] = [];
    for (const rows of [0, ...SAMPLED]) samples.push(await makeFiles(asked, table, spreadRows(table, rows)));
    return samples;
  });
}

/**
 * How long the files of a request will be; none of them is made. How long each row's line of CSV is, is known, and what
 * other formats take beside it, from samples of the register. CSV with all its columns is exact, other text within a
 * tenth, what is packed (XLSX, Parquet) within a third, each but for a kilobyte of the file's own notes
 * (`tests/integration/file-sizes.test.ts`). Of `.json` it is the first page.
 */
export async function measureFiles(request: FacilityRequest, count: number): Promise<FileSizes> {
  const { table, set } = await matchRows(request.filter, request.moment);
  const samples = await readSamples(request, table);
  const csv = sumLines(table, keepRows(set));
  const { columns, lang, safe } = request.view;
  const size = (format: FacilityFormat): FileSize | null => {
    if (format === "xlsx" && count > XLSX_ROWS) return null;
    if (format === "csv" && !columns && !safe && lang !== "ur")
      return { bytes: Buffer.byteLength(csvHeader(FACILITY_COLUMNS)) + csv, exact: true };
    const rows = format === "json" ? Math.min(count, DEFAULT_MACHINE_LIMIT) : count;
    return { bytes: estimate(samples, format, rows, (csv * rows) / Math.max(1, count)), exact: false };
  };
  return Object.fromEntries(FACILITY_FORMATS.map((format) => [format, size(format)])) as FileSizes;
}
