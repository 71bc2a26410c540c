import type { Column } from "@/lib/records/columns";
import type { Tally } from "@/lib/facilities/tallies";

/** The counts that end every other list: facilities in all, then by status group. */
export const TALLY_COLUMNS = (["facilities", "open", "ready", "building", "promised", "stopped", "unknown"] as const).map(
  (name): Column<Tally> => ({ name, type: "integer", derived: true }),
);
