import { FACILITY_COLUMN_NAMES, FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { facilityQuery, toQuery } from "@/lib/facilities/filter";
import {
  countFacilities,
  eachCsvLine,
  eachFacility,
  type ListedFacility,
  listFacilities,
} from "@/lib/facilities/queries";
import type { FacilityRequest } from "@/lib/facilities/request";
import { csvHeader, toRecord, writeCsv, writeGeojson, writeNdjson } from "@/lib/files/writers";
import { readAhead } from "@/lib/http/stream";
import { filePath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import { writeParameters } from "@/lib/records/query";
import { DEFAULT_MACHINE_LIMIT, fileView } from "@/lib/records/view";

/** The formats of the facilities that are here. */
export const FACILITY_FORMATS = ["csv", "json", "geojson", "ndjson"] as const;
export type FacilityFormat = (typeof FACILITY_FORMATS)[number];

/** A file as it will be sent: how many records, and the text, made as it is read. */
export type FileBody = { count: number; text: AsyncGenerator<string> };

/** The whole query of a file's address in its one spelling: the filter, and how to show it. */
export function fileQuery({ filter, view }: FacilityRequest, format: string): string {
  return writeParameters([
    ...facilityQuery.toParameters(filter),
    ...fileView(FACILITY_COLUMN_NAMES, format).toParameters(view),
  ]);
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

async function* eachInLanguage(request: FacilityRequest): AsyncGenerator<ListedFacility[]> {
  for await (const rows of eachFacility(request)) yield inLanguage(rows, request.view.lang);
}

/** The stored lines, as long as nothing asks for another choice, language or safety of cells. */
async function* storedCsv(request: FacilityRequest): AsyncGenerator<string> {
  yield `${request.view.bom ? "\uFEFF" : ""}${csvHeader(FACILITY_COLUMNS)}`;
  yield* readAhead(eachCsvLine(request));
}

async function* writePage(request: FacilityRequest): AsyncGenerator<string> {
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
    ...(filter.updated_since ? { removed: [] } : {}),
    facilities: inLanguage(rows, view.lang).map((row) => toRecord(row, columns)),
  })}\n`;
}

/** Writes the whole result of a request in a format; `.json` alone pages. */
export async function writeFacilities(request: FacilityRequest, format: FacilityFormat): Promise<FileBody> {
  const { filter, view, moment } = request;
  const count = await countFacilities(filter, moment);
  const columns = chooseColumns(FACILITY_COLUMNS, view.columns);
  const rows = () => eachInLanguage(request);
  switch (format) {
    case "csv": {
      const plain = !view.columns && !view.safe && view.lang !== "ur";
      return {
        count,
        text: plain
          ? storedCsv(request)
          : writeCsv(rows(), columns, { bom: view.bom ?? false, safe: view.safe ?? false }),
      };
    }
    case "ndjson":
      return { count, text: writeNdjson(rows(), columns) };
    case "geojson": {
      const more = { revision: moment.revision, as_of: moment.day, known_at: moment.knownAt, filter: toQuery(filter) };
      return { count, text: writeGeojson(rows(), columns, { total: count, more }) };
    }
    case "json":
      return { count, text: writePage(request) };
  }
}
