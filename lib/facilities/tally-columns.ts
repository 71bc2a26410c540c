import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import type { Column } from "@/lib/records/columns";

/** How many facilities something has, in all and by status group; the groups sum to the total. */
export type Tally = { facilities: number } & Record<StatusGroup, number>;

export const NO_TALLY: Tally = { facilities: 0, open: 0, ready: 0, building: 0, promised: 0, stopped: 0, unknown: 0 };

/** The counts that end every other list: facilities in all, then by status group. */
export const TALLY_COLUMNS = (["facilities", ...STATUS_GROUP_NAMES] as const).map(
  (name): Column<Tally> => ({ name, type: "integer", derived: true }),
);

/** The headline of a filter: how many in each status group, and in how many districts. */
export type Headline = {
  total: number;
  groups: Record<StatusGroup, number>;
  districts: number;
};
