import type { FacilityFilter } from "@/lib/facilities/filter";
import { matchRows } from "@/lib/facilities/matching";
import { countByCode, countPlaced, countProfiles, sumFitting } from "@/lib/facilities/profile-counts";
import { fitProfiles } from "@/lib/facilities/profile-fits";
import { countRows } from "@/lib/facilities/row-sets";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import type { Headline } from "@/lib/facilities/tally-columns";
import type { Moment } from "@/lib/revisions/moment";

export type { Headline };

const GROUPS: readonly FacilityFilter[] = STATUS_GROUP_NAMES.map((group) => ({ status: [group] }));
const QUIET: FacilityFilter = { status: ["stalled_inferred"] };

/** Counts a filter's facilities by status group; the groups sum to the total. */
export async function countHeadline(filter: FacilityFilter, moment: Moment): Promise<Headline> {
  const { table, set } = await matchRows(filter, moment);
  const [fitting, districts] = await Promise.all([
    fitProfiles(table, "status", [...GROUPS, QUIET], moment),
    countByCode(table, set, "district"),
  ]);
  const statuses = countProfiles(table, set, "status");
  const counts = fitting.map((fits) => sumFitting(statuses, fits));
  const total = countRows(set);
  return {
    total,
    districts: districts.size,
    quiet: counts[GROUPS.length] ?? 0,
    without_point: total - countPlaced(table, set),
    groups: Object.fromEntries(STATUS_GROUP_NAMES.map((group, at) => [group, counts[at] ?? 0])) as Record<
      StatusGroup,
      number
    >,
  };
}
