import type { AreaRow } from "@/lib/areas/columns";
import type { Conditions } from "@/lib/areas/conditions";
import type { Nearest } from "@/lib/areas/distances";
import type { AreaDocument, AreaLevel } from "@/lib/areas/schema";
import type { ClaimRow } from "@/lib/claims/columns";
import type { Day } from "@/lib/dates/partial-date";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { FacilityKind } from "@/lib/facilities/schema";
import type { StatusGroup } from "@/lib/facilities/status";
import type { Headline } from "@/lib/facilities/tally-columns";
import type { Extent } from "@/lib/map/schema";

/** How many tehsils of an area have a facility that counts, and the lists of those that have and that have not. */
export type Covered = {
  code: string;
  total: number;
  listed: number;
  /** How many facilities count in the area, and of how many of these the tehsil is not known. */
  facilities: number;
  unknown: number;
  conditions: Conditions;
  /** Queries of the list of areas, in their one spelling. */
  listedQuery: string;
  withoutQuery: string;
  /** The query of the table with all that counts in it. */
  facilitiesQuery: string;
};

/** Facilities that are known to lie in an area, but not in which part of it. */
export type Unplaced = { area: AreaRow; level: AreaLevel; count: number };

/** The facilities of a kind in an area by status group; null for groups that the filter leaves out. */
export type KindRow = { kind: FacilityKind; filter: FacilityFilter; counts: Record<TallyName, number | null> };
type TallyName = "facilities" | StatusGroup;

/** Everything that an area's page says. */
export type AreaDetail<Facility> = {
  record: { version: number; document: AreaDocument };
  /** Its own counts and distances. */
  row: AreaRow;
  /** The areas right below it, zeros included. */
  children: AreaRow[];
  /** By kind and status group, zeros included; empty where nothing can be counted. */
  kinds: KindRow[];
  /** Its tehsils with an open facility, or with one of the statuses asked for; null where it has none. */
  covered: Covered | null;
  /** Promises and statements on how much of it is covered. */
  claims: ClaimRow[];
  /** Its own that no part of it has; null where it has no parts or all are placed. */
  unplaced: (Unplaced & { rows: Facility[] }) | null;
  /** Those of the areas above it that may lie here, nearest first. */
  perhaps: Unplaced[];
  /** A tehsil's nearest open facilities; empty for other areas. */
  nearest: readonly Nearest[];
  overview: { filter: FacilityFilter; headline: Headline; rows: Facility[]; extent: Extent | null };
  /** The same by status group, whichever statuses were asked for. */
  standing: { filter: FacilityFilter; headline: Headline };
  /** Where it and its parts lie; null when nothing of it has a point. */
  extent: Extent | null;
  /** The first day that anything is listed, where the day asked for lies before it; else null. */
  before: Day | null;
};
