import { env } from "@/lib/env";
import type { FacilityRequest } from "@/lib/facilities/request";
import { measureFiles } from "@/lib/files/file-sizes";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { XLSX_ROWS } from "@/lib/files/xlsx";
import { DEFAULT_MACHINE_LIMIT } from "@/lib/records/view";

/** What the panel for downloads shows of a list; `parameters` are its filter and its order. */
export async function readDownloadOffer(
  request: FacilityRequest,
  shown: { count: number; columns: readonly string[]; parameters: readonly [string, string][] },
) {
  const { moment, view } = request;
  const { sort, columns } = view;
  // The files are asked with the order and the columns of the page, and with nothing else of how it shows.
  const sizes = await measureFiles(
    { ...request, view: { ...(sort && { sort }), ...(columns && { columns }) } },
    shown.count,
  );
  return {
    ...shown,
    day: moment.day,
    revision: moment.revision,
    formats: FACILITY_FORMATS.map((format) => ({
      format,
      most: format === "xlsx" ? XLSX_ROWS : null,
      records: format === "json" ? Math.min(shown.count, DEFAULT_MACHINE_LIMIT) : shown.count,
      size: sizes[format],
    })),
    origin: env.PUBLIC_URL,
  };
}
