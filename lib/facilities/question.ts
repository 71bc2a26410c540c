import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Directory } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";
import type { View } from "@/lib/records/view";
import type { Moment } from "@/lib/revisions/clock";

/** A question as it was understood: which rows, how to show them, of which day and revision, and what was left out. */
export type FacilityRequest = {
  filter: FacilityFilter;
  view: View;
  moment: Moment;
  directory: Directory;
  refusals: readonly Refusal[];
};
