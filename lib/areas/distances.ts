import type { FacilityFilter } from "@/lib/facilities/filter";
import type { FacilityKind } from "@/lib/facilities/schema";

/** What a distance is measured to: open, and known to the town at least. */
export const reachableFilter = (kind: FacilityKind): FacilityFilter => ({
  kind: [kind],
  status: ["open"],
  precision: ["building", "place"],
});

/** What distances leave out, for its place is known less well than to the town. */
export const leftOutFilter = (kind: FacilityKind): FacilityFilter => ({
  kind: [kind],
  status: ["open"],
  precision: ["tehsil", "district", "province", "none"],
});

/** The nearest open facility of a kind: from the area's point, in kilometres as the crow flies, approximate. */
export type Nearest = { kind: FacilityKind; ref: string; name: string; name_ur: string | null; km: number };
