import type { AreaDocument } from "@/lib/areas/schema";
import { FACILITY_KINDS, type FacilityKind } from "@/lib/facilities/schema";
import type { StatusGroup } from "@/lib/facilities/status";
import { TALLY_COLUMNS } from "@/lib/facilities/tally-columns";
import type { Column } from "@/lib/records/columns";

type DistanceColumn = `nearest_${FacilityKind}_km`;
type NearestColumn = `nearest_${FacilityKind}`;

/**
 * The counts of an area with all that lies below it. Null where nothing was counted: a status or kind that the filter
 * leaves out, a day before the first record. A zero is a finding.
 */
export type AreaCounts = { facilities: number | null } & Record<StatusGroup | FacilityKind, number | null>;

/** An area in lists and files: the package's public columns in its order, then its counts, then its distances. */
export type AreaRow = AreaDocument &
  AreaCounts & {
    /** Of its district, or itself a district: how many lie in it, the tehsil not known. */
    tehsil_unknown: number | null;
    /** How many lie in an area above it and in no known part of that: they may lie here. */
    perhaps: number | null;
  } & Record<DistanceColumn, number | null> &
  Record<NearestColumn, string | null> & {
    /** Its place among all areas, each below the one it is part of; no column. */
    place: number;
  };

export const distanceColumn = (kind: FacilityKind): DistanceColumn => `nearest_${kind}_km`;
export const nearestColumn = (kind: FacilityKind): NearestColumn => `nearest_${kind}`;

export const AREA_COLUMNS: readonly Column<AreaRow>[] = [
  { name: "code", type: "text", derived: false },
  { name: "level", type: "text", derived: false, words: "areaLevel" },
  { name: "name", type: "text", derived: false },
  { name: "name_ur", type: "text", derived: false },
  { name: "parent_code", type: "text", derived: false },
  { name: "lat", type: "number", derived: false },
  { name: "lon", type: "number", derived: false },
  { name: "aliases", type: "list", derived: false },
  { name: "iso_code", type: "text", derived: false },
  { name: "pbs_code", type: "text", derived: false },
  { name: "ocha_pcode", type: "text", derived: false },
  { name: "map_shape_id", type: "text", derived: false },
  { name: "status", type: "text", derived: false, words: "areaStatus" },
  { name: "note", type: "text", derived: false },
  ...TALLY_COLUMNS.map(({ name }): Column<AreaRow> => ({ name, type: "integer", derived: true })),
  ...FACILITY_KINDS.map((name): Column<AreaRow> => ({ name, type: "integer", derived: true })),
  { name: "tehsil_unknown", type: "integer", derived: true },
  { name: "perhaps", type: "integer", derived: true },
  ...FACILITY_KINDS.flatMap((kind): Column<AreaRow>[] => [
    { name: distanceColumn(kind), type: "number", derived: true },
    { name: nearestColumn(kind), type: "text", derived: true },
  ]),
];
