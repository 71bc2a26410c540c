import type { FacilityFilter } from "@/lib/facilities/filter";
import { matchRows } from "@/lib/facilities/matching";
import { countByCode, countProfiles, sumFitting } from "@/lib/facilities/profile-counts";
import { fitProfiles } from "@/lib/facilities/profile-fits";
import { countRows } from "@/lib/facilities/row-sets";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import type { Headline } from "@/lib/facilities/tally-columns";
import type { Moment } from "@/lib/revisions/moment";

export type { Headline };

const GROUPS: readonly FacilityFilter[] = STATUS_GROUP_NAMES.map((group) => ({ status: [group] }));

/** Counts a filter's facilities by status group; the groups sum to the total. */
export async function countByGroup(
  filter: FacilityFilter,
  moment: Moment,
): Promise<Pick<Headline, "total" | "groups">> {
  const { table, set } = await matchRows(filter, moment);
  const fitting = await fitProfiles(table, "status", GROUPS, moment);
  const statuses = countProfiles(table, set, "status");
  const groups = STATUS_GROUP_NAMES.map((group, at) => [group, sumFitting(statuses, fitting[at])]);
  return { total: countRows(set), groups: Object.fromEntries(groups) as Record<StatusGroup, number> };
}

/** Counts the districts that a filter's facilities lie in. */
export async function countDistricts(filter: FacilityFilter, moment: Moment): Promise<number> {
  const { table, set } = await matchRows(filter, moment);
  return (await countByCode(table, set, "district")).size;
}

/** Counts what a headline says of a filter. */
export async function countHeadline(filter: FacilityFilter, moment: Moment): Promise<Headline> {
  const [counts, districts] = await Promise.all([countByGroup(filter, moment), countDistricts(filter, moment)]);
  return { ...counts, districts };
}
