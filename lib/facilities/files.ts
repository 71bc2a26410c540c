import { FACILITY_COLUMN_NAMES, FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { facilityQuery, toQuery } from "@/lib/facilities/filter";
import { eachCsvLine, eachFeature, eachJsonLine } from "@/lib/facilities/lines";
import {
  countFacilities,
  eachFacility,
  eachNumber,
  type ListedFacility,
  listFacilities,
  type Numbers,
  type readByNumbers,
} from "@/lib/facilities/queries";
import { readRemoved } from "@/lib/facilities/removed";
import type { FacilityRequest } from "@/lib/facilities/request";
import type { FileNotes } from "@/lib/files/file-notes";
import type { FacilityFormat } from "@/lib/files/formats";
import { writeKml } from "@/lib/files/kml";
import { noteSheets } from "@/lib/files/note-sheets";
import { writeParquet } from "@/lib/files/parquet";
import { csvHeader, toRecord, writeCsv, writeGeojson } from "@/lib/files/writers";
import { writeXlsx, XLSX_ROWS } from "@/lib/files/xlsx";
import { Unanswerable } from "@/lib/http/problem";
import { type Part, readAhead } from "@/lib/http/stream";
import { translator } from "@/lib/i18n/translate";
import { filePath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import { writeParameters } from "@/lib/records/query";
import { DEFAULT_MACHINE_LIMIT, fileView } from "@/lib/records/view";
import { fixedAt } from "@/lib/revisions/asked";

/** The whole query of a file's address in its one spelling: the filter, and how to show it. */
export function fileQuery({ filter, view }: FacilityRequest, format: string): string {
  return writeParameters([
    ...facilityQuery.toParameters(filter),
    ...fileView(FACILITY_COLUMN_NAMES, format).toParameters(view),
  ]);
}

/** The same with the day and the revision in it: what it asks for does not change any more. */
export function permanentFileQuery(request: FacilityRequest, format: string): string {
  const { filter, moment } = request;
  return fileQuery({ ...request, filter: fixedAt(filter, moment) }, format);
}

/** With `lang=ur` the names of areas are Urdu where they are known; codes stay. */
function inLanguage(rows: ListedFacility[], lang: string | undefined): ListedFacility[] {
  if (lang !== "ur") return rows;
  return rows.map((row) => ({
    ...row,
    province: row.province_ur ?? row.province,
    district: row.district_ur ?? row.district,
    tehsil: row.tehsil_ur ?? row.tehsil,
  }));
}

/** The rows of a file: their numbers in pages, and how a page of them is read. */
type Source = { numbers: Numbers; read?: typeof readByNumbers };

/**
 * Rows that are asked for and written at a time. Rows that become objects are many small things: of a hundred little is
 * left when the next come, of a thousand what is left piles up to a hundred megabytes before it is cleared away; KML is
 * so wordy that the text of a hundred piles up too. What the database writes as text are few things a page.
 */
export const READ_AT_ONCE: Record<FacilityFormat, number> = {
  csv: 500,
  ndjson: 250,
  geojson: 250,
  json: 100,
  xlsx: 100,
  kml: 25,
  parquet: 100,
};

async function* eachInLanguage(request: FacilityRequest, { numbers, read }: Source): AsyncGenerator<ListedFacility[]> {
  for await (const rows of eachFacility(numbers, read)) yield inLanguage(rows, request.view.lang);
}

/** The stored lines, as long as nothing asks for another choice, language or safety of cells. */
async function* storedCsv({ view }: FacilityRequest, { numbers }: Source): AsyncGenerator<Part> {
  yield `${view.bom ? "\uFEFF" : ""}${csvHeader(FACILITY_COLUMNS)}`;
  yield* readAhead(eachCsvLine(numbers));
}

async function* writePage(request: FacilityRequest, { licence, citation }: FileNotes): AsyncGenerator<string> {
  const { filter, view, moment } = request;
  const limit = view.limit ?? DEFAULT_MACHINE_LIMIT;
  const { rows, total, next } = await listFacilities(request, limit);
  const columns = chooseColumns(FACILITY_COLUMNS, view.columns);
  const nextQuery = next === null ? null : fileQuery({ ...request, view: { ...view, after: next } }, "json");
  yield `${JSON.stringify({
    total,
    revision: moment.revision,
    as_of: moment.day,
    known_at: moment.knownAt,
    filter: toQuery(filter),
    next: nextQuery === null ? null : filePath("facilities", "json", nextQuery),
    licence,
    citation,
    // With the first page alone: whoever follows `next` has it already.
    ...(filter.updated_since && !view.after ? { removed: await readRemoved(request) } : {}),
    facilities: inLanguage(rows, view.lang).map((row) => toRecord(row, columns)),
  })}\n`;
}

/** A workbook has an end: what does not fit is refused before a row of it is read. */
function writeWorkbook(request: FacilityRequest, notes: FileNotes, source: Source): AsyncGenerator<Part> {
  if (notes.count > XLSX_ROWS)
    throw new Unanswerable(
      "Too many records for a workbook",
      `${notes.count} facilities match, an .xlsx holds at most ${XLSX_ROWS}: narrow the filter, or take .csv, .parquet or .ndjson, which have no such end`,
    );
  const lang = request.view.lang ?? "en";
  const t = translator(lang);
  const columns = chooseColumns(FACILITY_COLUMNS, request.view.columns);
  return writeXlsx(eachInLanguage(request, source), {
    name: t("list.facilities"),
    columns,
    notes,
    others: noteSheets({ t, list: "facilities", columns, notes }),
    rightToLeft: lang === "ur",
  });
}

/**
 * Writes the whole result of a request in a format, or the rows of it that are given; `.json` alone pages, and takes none.
 * Throws `Unanswerable` where a format has no room.
 */
export function writeFacilities(
  request: FacilityRequest,
  format: FacilityFormat,
  notes: FileNotes,
  source: Source = { numbers: eachNumber(request, READ_AT_ONCE[format]) },
): AsyncGenerator<Part> {
  const { filter, view, moment } = request;
  const columns = chooseColumns(FACILITY_COLUMNS, view.columns);
  const rows = () => eachInLanguage(request, source);
  switch (format) {
    case "csv": {
      const plain = !view.columns && !view.safe && view.lang !== "ur";
      return plain
        ? storedCsv(request, source)
        : writeCsv(rows(), columns, { bom: view.bom ?? false, safe: view.safe ?? false });
    }
    case "ndjson":
      return eachJsonLine(source.numbers, columns, view.lang);
    case "geojson": {
      const { count: total, title, licence, citation } = notes;
      const asked = { revision: moment.revision, as_of: moment.day, known_at: moment.knownAt, filter: toQuery(filter) };
      return writeGeojson(eachFeature(source.numbers, columns, view.lang), {
        total,
        more: { ...asked, title, licence, citation },
      });
    }
    case "json":
      return writePage(request, notes);
    case "xlsx":
      return writeWorkbook(request, notes, source);
    case "kml":
      return writeKml(rows(), columns, notes);
    case "parquet":
      return writeParquet(rows(), columns, notes);
  }
}

/** How many facilities a request's file will hold. */
export const countFile = ({ filter, moment }: FacilityRequest): Promise<number> => countFacilities(filter, moment);
