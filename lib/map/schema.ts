/**
 * What `/map.json` answers: plain types, no zod, so that a browser bundle pays nothing for them.
 *
 * `GET /map.json?<the filter's query>&extent=west,south,east,north&zoom=7`
 */

/** The eight kinds of design section 2, in legend order. */
export const MAP_KINDS = [
  "software_technology_park",
  "freelancing_hub",
  "school_it_centre",
  "incubation_centre",
  "training_centre",
  "special_technology_zone",
  "research_centre",
  "other",
] as const;
export type MapKind = (typeof MAP_KINDS)[number];

/** The six status groups of design section 2, in the order of the legend and of a cluster's ring. */
export const MAP_GROUPS = ["open", "ready", "building", "promised", "stopped", "unknown"] as const;
export type MapGroup = (typeof MAP_GROUPS)[number];

/** How well a point is known. Only `building` is drawn solid. `none` and `province` have no point at all. */
export type MapPrecision = "building" | "place" | "tehsil" | "district" | "province" | "none";

/** Degrees, EPSG:4326; west < east and south < north. Written `west,south,east,north` in an address. */
export type Extent = { west: number; south: number; east: number; north: number };

/** One facility as the map and the list beside it show it. */
export type Member = {
  ref: string;
  name: string;
  name_ur: string | null;
  kind: MapKind;
  /** As derived, e.g. `soft_launched`. */
  status: string;
  group: MapGroup;
  /** Day, month or year of the event that decides, at the precision it has. */
  status_on: string | null;
  contested: boolean;
  precision: MapPrecision;
  /** Town or quarter, as the record has it. */
  place: string | null;
};

/** One facility, alone on its point. */
export type SingleMark = Member & { lat: number; lon: number; n: 1 };
/** Several facilities on exactly one point; at most 60 are listed, `n` counts all. */
export type SharedMark = { lat: number; lon: number; n: number; members: Member[] };
/** Several points of one neighbourhood at this zoom; `groups` sums to `n`, groups with none are left out. */
export type ClusterMark = { lat: number; lon: number; n: number; groups: Partial<Record<MapGroup, number>> };
export type Mark = SingleMark | SharedMark | ClusterMark;

/** A row of the list beside the map. */
export type ListedMember = Member & { lat: number; lon: number };

export type MapAnswer = {
  revision: number;
  /** The day the answer is true of, YYYY-MM-DD. */
  as_of: string;
  /** Facilities that match the filter, with or without a point. */
  total: number;
  /** Those whose point lies in the asked extent. */
  in_view: number;
  /** Those that have no point at all; they are never in view. */
  without_point: number;
  marks: Mark[];
  /** Smallest extent that holds every point of the filter, whatever the asked extent; null when there is none. */
  bounds?: Extent | null;
  /** The first 40 of those in view, by name: the list in step with the map. */
  list?: ListedMember[];
};

export function isSingle(mark: Mark): mark is SingleMark {
  return "ref" in mark;
}

export function isShared(mark: Mark): mark is SharedMark {
  return "members" in mark;
}

/** The status groups of a mark with their counts, whichever of the three it is. */
export function countGroups(mark: Mark): Partial<Record<MapGroup, number>> {
  if (isSingle(mark)) return { [mark.group]: 1 };
  if (!isShared(mark)) return mark.groups;
  const counts: Partial<Record<MapGroup, number>> = {};
  for (const member of mark.members) counts[member.group] = (counts[member.group] ?? 0) + 1;
  return counts;
}
