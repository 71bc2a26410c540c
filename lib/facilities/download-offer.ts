import sql from "sql-template-tag";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { matchRows } from "@/lib/facilities/matching";
import { facilityUrl } from "@/lib/facilities/queries";
import type { FacilityRequest } from "@/lib/facilities/request";
import { listRows } from "@/lib/facilities/row-sets";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { csvHeader } from "@/lib/files/writers";
import { XLSX_ROWS } from "@/lib/files/xlsx";

/** For more rows the length of the file is not worked out: a page must not wait for it. */
const MEASURED = 5000;

/** The length in bytes of the CSV with every column; null for a long one, and for one with other columns. */
async function measureCsv({ filter, view, moment }: FacilityRequest, count: number): Promise<number | null> {
  if (count > MEASURED || view.columns) return null;
  const { set } = await matchRows(filter, moment);
  const ids = [...listRows(set, count)];
  const [row] = await query<{ bytes: number | null }>(sql`
    SELECT sum(octet_length(v.csv) + octet_length(v.ref)) AS bytes FROM facility_version v WHERE v.id = ANY(${ids}::int[])`);
  // After each stored line a comma, the address of the page, and the end of the line.
  return Buffer.byteLength(csvHeader(FACILITY_COLUMNS)) + (row?.bytes ?? 0) + count * (facilityUrl("").length + 3);
}

/** What the panel for downloads shows of a list; `parameters` are its filter and its order. */
export async function readDownloadOffer(
  request: FacilityRequest,
  shown: { count: number; columns: readonly string[]; parameters: readonly [string, string][] },
) {
  const { moment } = request;
  return {
    ...shown,
    bytes: await measureCsv(request, shown.count),
    day: moment.day,
    revision: moment.revision,
    formats: FACILITY_FORMATS.map((format) => ({ format, most: format === "xlsx" ? XLSX_ROWS : null })),
    origin: env.PUBLIC_URL,
  };
}
