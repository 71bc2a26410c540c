import sql from "sql-template-tag";
import type { AreaRow } from "@/lib/areas/columns";
import { AREA_LIST, codesWithin } from "@/lib/areas/list";
import type { AreaDocument, AreaLevel } from "@/lib/areas/schema";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { type Overview, readOverview } from "@/lib/facilities/overview";
import { type ListedFacility, selectFacilities } from "@/lib/facilities/queries";
import { facilityWhere } from "@/lib/facilities/where";
import type { Extent } from "@/lib/map/schema";
import { type Published, readRecord } from "@/lib/records/documents";
import { codesAbove } from "@/lib/records/named";
import type { RecordRequest } from "@/lib/records/record-request";
import type { Moment } from "@/lib/revisions/moment";

/** Facilities that are known to lie in an area, but not in which part of it. */
export type Unplaced = { area: AreaRow; level: AreaLevel; count: number };

/** Everything that an area's page says. */
export type AreaDetail = {
  record: Published<AreaDocument>;
  /** The areas right below it, zeros included. */
  children: AreaRow[];
  /** Its own that no part of it has; null where it has no parts or all are placed. */
  unplaced: (Unplaced & { rows: ListedFacility[] }) | null;
  /** Those of the areas above it that may lie here, nearest first. */
  perhaps: Unplaced[];
  overview: Overview;
  /** Where it and its parts lie; null when nothing of it has a point. */
  extent: Extent | null;
};

/** As many names as a page can hold; the count says how many there are. */
const MOST_NAMED = 60;

/** Reads an area as of a moment; null when that revision had none. */
export async function readArea(code: string, { moment, asked, directory }: RecordRequest): Promise<AreaDetail | null> {
  const record = await readRecord<AreaDocument>("area", code, moment);
  if (!record) return null;
  const filter: FacilityFilter = { area: [code], ...asked };
  const [rows, overview] = await Promise.all([AREA_LIST.read(moment, {}), readOverview(filter, moment, directory)]);
  const own = countUnplaced(rows, code);
  return {
    record,
    children: childrenOf(rows, code),
    unplaced: own && { ...own, rows: await readUnplaced(filter, code, moment) },
    perhaps: codesAbove(directory.area, code)
      .reverse()
      .flatMap((above) => countUnplaced(rows, above) ?? []),
    overview,
    extent: extentOf(rows, code, overview.extent),
  };
}

const childrenOf = (rows: readonly AreaRow[], code: string) =>
  rows.filter(({ parent_code }) => parent_code === code).sort((a, b) => a.name.localeCompare(b.name, "en"));

/** How many facilities of an area lie in none of its parts; null where that is no question or none. */
function countUnplaced(rows: readonly AreaRow[], code: string): Unplaced | null {
  const area = rows.find((row) => row.code === code);
  const [first, ...others] = childrenOf(rows, code);
  if (!area || !first) return null;
  const placed = others.reduce((sum, { facilities }) => sum + facilities, first.facilities);
  return area.facilities > placed ? { area, level: first.level, count: area.facilities - placed } : null;
}

/** The facilities whose deepest known area is this one. */
function readUnplaced(filter: FacilityFilter, code: string, moment: Moment): Promise<ListedFacility[]> {
  const where = sql`${facilityWhere(filter, moment)} AND v.area_codes[1] = ${code}`;
  return selectFacilities(where, sql`v.name, v.ref`, MOST_NAMED);
}

/** The extent of an area's points, of all its parts and of its facilities; areas come without outlines here. */
function extentOf(rows: readonly AreaRow[], code: string, facilities: Extent | null): Extent | null {
  const inside = codesWithin(rows, [code]);
  const points = rows.flatMap(({ code: one, lat, lon }) =>
    inside.has(one) && lat !== null && lon !== null ? [{ lat, lon }] : [],
  );
  const lats = [...points.map(({ lat }) => lat), ...(facilities ? [facilities.south, facilities.north] : [])];
  const lons = [...points.map(({ lon }) => lon), ...(facilities ? [facilities.west, facilities.east] : [])];
  if (lats.length === 0) return null;
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) };
}
