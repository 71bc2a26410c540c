import type { AreaCounts } from "@/lib/areas/columns";
import { type Conditions, type CountName, filterOfCount } from "@/lib/areas/conditions";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { firstRecordDay } from "@/lib/facilities/first-record";
import { matchRows } from "@/lib/facilities/matching";
import { countByCode } from "@/lib/facilities/profile-counts";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import type { Moment } from "@/lib/revisions/moment";

async function countEach(filter: FacilityFilter, moment: Moment): Promise<ReadonlyMap<string, number>> {
  const { table, set } = await matchRows(filter, moment);
  return countByCode(table, set, "area");
}

const COUNT_NAMES: readonly CountName[] = ["facilities", ...STATUS_GROUP_NAMES, ...FACILITY_KINDS];
const NOTHING = Object.fromEntries(COUNT_NAMES.map((name) => [name, null])) as AreaCounts;

/** Counts the facilities of every area under some conditions: by area code, each count as `filterOfCount` asks it. */
export async function countAreas(asked: Conditions, moment: Moment): Promise<(code: string) => AreaCounts> {
  const first = await firstRecordDay(moment);
  if (first === null || moment.day < first) return () => NOTHING;
  const counted = await Promise.all(
    COUNT_NAMES.map(async (name) => {
      const filter = filterOfCount(name, asked);
      return [name, filter && (await countEach(filter, moment))] as const;
    }),
  );
  return (code) =>
    Object.fromEntries(counted.map(([name, counts]) => [name, counts && (counts.get(code) ?? 0)])) as AreaCounts;
}
