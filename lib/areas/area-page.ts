import type { CoverageMap } from "@/lib/areas/choropleth";
import { readCoverageMap } from "@/lib/areas/coverage-map";
import type { AreaDetail } from "@/lib/areas/detail";
import { countLeftOut } from "@/lib/areas/nearest";
import { readArea } from "@/lib/areas/queries";
import type { AreaRequest } from "@/lib/areas/request";
import { readAreaRows } from "@/lib/areas/rows";
import { findUnplaced, type Without } from "@/lib/areas/unplaced";
import type { ListedFacility } from "@/lib/facilities/queries";
import type { FacilityKind } from "@/lib/facilities/schema";

/** What the page of an area says, its map with it. */
export type AreaPage = {
  detail: AreaDetail<ListedFacility>;
  unplaced: ReadonlyMap<string, Without>;
  map: CoverageMap | null;
  leftOut: ReadonlyMap<FacilityKind, number>;
};

/** Reads the page of an area; null when the revision had none of that code. */
export async function readAreaPage(dataDir: string, code: string, request: AreaRequest): Promise<AreaPage | null> {
  const { moment, conditions } = request;
  const detail = await readArea(code, request);
  if (!detail) return null;
  const { level } = detail.row;
  const [rows, leftOut, map] = await Promise.all([
    readAreaRows(moment, conditions),
    countLeftOut(moment),
    level === "province" ? readCoverageMap(dataDir, code, conditions, moment) : null,
  ]);
  // One shape alone is no map; nor are the few of a division, drawn larger than they are exact.
  return { detail, unplaced: findUnplaced(rows), leftOut, map: map && map.shapes.length > 1 ? map : null };
}
