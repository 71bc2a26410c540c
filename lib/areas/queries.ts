import type { AreaRow } from "@/lib/areas/columns";
import { type Conditions, kindsWithin, statusWithin } from "@/lib/areas/conditions";
import { readCovered } from "@/lib/areas/covered";
import type { AreaDetail as Detail, KindRow, Unplaced } from "@/lib/areas/detail";
import { codesWithin } from "@/lib/areas/list";
import { readNearestOpen } from "@/lib/areas/nearest";
import { readAreaRows, tehsilsOf } from "@/lib/areas/rows";
import type { AreaDocument } from "@/lib/areas/schema";
import { findUnplaced } from "@/lib/areas/unplaced";
import type { ClaimRow } from "@/lib/claims/columns";
import { CLAIM_LIST } from "@/lib/claims/list";
import type { Day } from "@/lib/dates/partial-date";
import { type FacilityFilter, without } from "@/lib/facilities/filter";
import { firstRecordDay } from "@/lib/facilities/first-record";
import { countByGroup, countHeadline } from "@/lib/facilities/headline";
import { matchRows } from "@/lib/facilities/matching";
import { readOverview } from "@/lib/facilities/overview";
import { keepWithCode } from "@/lib/facilities/profile-counts";
import { type ListedFacility, readByNumbers } from "@/lib/facilities/queries";
import { pageByName } from "@/lib/facilities/row-ranks";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import type { Extent } from "@/lib/map/schema";
import { readRecord } from "@/lib/records/documents";
import { codesAbove } from "@/lib/records/named";
import type { RecordRequest } from "@/lib/records/record-request";
import type { Moment } from "@/lib/revisions/moment";

type AreaDetail = Detail<ListedFacility>;
type Request = RecordRequest & { conditions?: Conditions };

/** As many names as a page can hold; the count says how many there are. */
const MOST_NAMED = 60;

/** Reads an area as of a moment, under some conditions; null when that revision had none. */
export async function readArea(code: string, request: Request): Promise<AreaDetail | null> {
  const { moment, asked, directory, conditions = {} } = request;
  const record = await readRecord<AreaDocument>("area", code, moment);
  const rows = await readAreaRows(moment, conditions);
  const row = rows.find((one) => one.code === code);
  if (!record || !row) return null;
  const filter: FacilityFilter = { area: [code], ...conditions, ...asked };
  const unplaced = findUnplaced(rows);
  const unplacedOf = (one: string): Unplaced[] => {
    const [area, found] = [rows.find((other) => other.code === one), unplaced.get(one)];
    return area && found && found.count > 0 ? [{ area, level: found.level, count: found.count }] : [];
  };
  const [own] = unplacedOf(code);
  const status = conditions.status ?? ["open"];
  const everyStatus = without(filter, "status");
  const [overview, headline, before, [covered = null], claims, unplacedRows, nearest, kinds] = await Promise.all([
    readOverview(filter, moment, directory),
    countHeadline(everyStatus, moment),
    readDayBefore(moment),
    readCovered([code], { ...conditions, status }, moment, asked),
    readCoverageClaims(code, moment),
    own ? readUnplaced(filter, code, moment) : [],
    row.level === "tehsil" ? readNearestOpen(tehsilsOf(rows), moment) : null,
    row.facilities === null ? [] : countKinds(filter, conditions, moment),
  ]);
  return {
    record,
    row,
    children: childrenOf(rows, code),
    kinds,
    covered,
    claims,
    unplaced: own ? { ...own, rows: unplacedRows } : null,
    perhaps: codesAbove(directory.area, code).reverse().flatMap(unplacedOf),
    nearest: nearest?.get(code) ?? [],
    overview,
    standing: { filter: everyStatus, headline },
    extent: extentOf(rows, code, overview.extent),
    before,
  };
}

/** The first day that anything is listed, for a day that lies before it; null for any other. */
export async function readDayBefore(moment: Moment): Promise<Day | null> {
  const first = await firstRecordDay(moment);
  return first !== null && moment.day < first ? first : null;
}

const childrenOf = (rows: readonly AreaRow[], code: string) =>
  rows.filter(({ parent_code }) => parent_code === code).sort((a, b) => a.name.localeCompare(b.name, "en"));

async function readCoverageClaims(code: string, moment: Moment): Promise<ClaimRow[]> {
  const claims = await CLAIM_LIST.read(moment, {});
  return claims.filter(({ measure, area_codes }) => measure === "coverage_percent" && area_codes.includes(code));
}

function countKinds(filter: FacilityFilter, conditions: Conditions, moment: Moment): Promise<KindRow[]> {
  return Promise.all(
    kindsWithin(conditions).map(async (kind) => {
      const own: FacilityFilter = { ...filter, kind: [kind] };
      const { total, groups } = await countByGroup(own, moment);
      const counts = STATUS_GROUP_NAMES.map((group) => [
        group,
        statusWithin(conditions.status, group) === null ? null : groups[group],
      ]);
      return { kind, filter: own, counts: { facilities: total, ...Object.fromEntries(counts) } };
    }),
  );
}

/** The facilities whose deepest known area is this one. */
async function readUnplaced(filter: FacilityFilter, code: string, moment: Moment): Promise<ListedFacility[]> {
  const { table, set } = await matchRows(filter, moment);
  const here = await keepWithCode(table, set, "area", code, true);
  const { rows } = await pageByName(table, here, { after: null, descending: false, limit: MOST_NAMED });
  return readByNumbers(rows);
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
