import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import { fileQuery, READ_AT_ONCE, writeFacilities } from "@/lib/facilities/files";
import { matchRows } from "@/lib/facilities/matching";
import { noteFile } from "@/lib/facilities/note-file";
import { eachNumber, readByNumbers } from "@/lib/facilities/queries";
import type { FacilityRequest } from "@/lib/facilities/request";
import { listRows } from "@/lib/facilities/row-sets";
import { FACILITY_FORMATS, type FacilityFormat } from "@/lib/files/formats";
import { PARQUET_GROUP } from "@/lib/files/parquet";
import type { FileSize } from "@/lib/files/say-size";
import { XLSX_ROWS } from "@/lib/files/xlsx";
import type { Part } from "@/lib/http/stream";
import { keepReading } from "@/lib/records/keep-reading";

/** The files of a list by format; null where it has too many rows for one. */
export type FileSizes = Record<FacilityFormat, FileSize | null>;

/** Files of so many rows are made to be measured: some 30 ms for all formats together. */
const MADE = 250;
/** Of longer ones so many rows, spread evenly over the list, are written and measured. */
const SAMPLED = 100;
/**
 * What a column holds is named once in a group of Parquet and then only counted, so that a group grows slower than its
 * rows: by this power of them (measured over 400 to 4,000 synthetic facilities, under six filters, within a tenth).
 */
const PARQUET_GROWTH = 0.76;

/** How many times as long the rows of a file are as those of its sample. */
function growthOf(format: FacilityFormat, sampled: number, count: number): number {
  if (format !== "parquet") return count / sampled;
  const group = Math.min(count, PARQUET_GROUP);
  return (group / sampled) ** PARQUET_GROWTH * (count / group);
}

async function countBytes(parts: AsyncGenerator<Part>): Promise<number> {
  let bytes = 0;
  for await (const part of parts) bytes += typeof part === "string" ? Buffer.byteLength(part) : part.length;
  return bytes;
}

async function* inPages(numbers: readonly number[], size: number) {
  for (let at = 0; at < numbers.length; at += size) yield numbers.slice(at, at + size);
}

async function listNumbers(request: FacilityRequest): Promise<number[]> {
  const numbers: number[] = [];
  for await (const page of eachNumber(request)) numbers.push(...page);
  return numbers;
}

async function spreadNumbers({ filter, moment }: FacilityRequest, count: number, wanted: number): Promise<number[]> {
  const numbers = listRows((await matchRows(filter, moment)).set, count);
  return Array.from({ length: wanted }, (_, at) => numbers[Math.floor(((at + 0.5) * count) / wanted)] ?? 0);
}

/** Makes every file of a short list, and of a long one a sample of every file; the page of JSON is always made. */
async function makeAndMeasure(request: FacilityRequest, count: number): Promise<FileSizes> {
  const exact = count <= MADE;
  const numbers = exact ? await listNumbers(request) : await spreadNumbers(request, count, SAMPLED);
  const rows = await readByNumbers(numbers);
  const byNumber = new Map(numbers.map((number, at) => [number, rows[at]]));
  const read = async (some: readonly number[]) => some.flatMap((number) => byNumber.get(number) ?? []);
  const measure = async (format: FacilityFormat): Promise<FileSize | null> => {
    if (format === "xlsx" && count > XLSX_ROWS) return null;
    const write = (some: readonly number[]) =>
      countBytes(
        writeFacilities(request, format, noteFile(request, format, count), {
          // In the pages of the file itself, for what is packed hangs on them.
          numbers: inPages(some, READ_AT_ONCE[format]),
          read,
        }),
      );
    const written = await write(numbers);
    if (exact || format === "json") return { bytes: written, exact: true };
    const empty = await write([]);
    return { bytes: Math.round(empty + (written - empty) * growthOf(format, numbers.length, count)), exact: false };
  };
  const sizes = {} as FileSizes;
  for (const format of FACILITY_FORMATS) sizes[format] = await measure(format);
  return sizes;
}

const kept = new LRUCache<string, Promise<FileSizes>>({ max: 1000 });

/**
 * How long the files of a request will be. Up to 250 records they are made, so the figures are exact. Of longer lists a
 * hundred records spread evenly over the list are written in each format, and the bytes a record are multiplied: within
 * a tenth of the file in text, within a quarter where it is packed (XLSX, Parquet), within a half where it is packed and
 * only some columns are asked for (`tests/integration/file-sizes.test.ts`). Of `.json` it is the first page, made.
 */
export function measureFiles(request: FacilityRequest, count: number): Promise<FileSizes> {
  // Not by the permanent address: a file says by which it was asked for.
  const { revision, day } = request.moment;
  const key = `${env.DATABASE_URL} ${fileQuery(request, "geojson")} ${revision} ${day}`;
  return keepReading(kept, key, () => makeAndMeasure(request, count));
}
