import type { Facets } from "@/lib/facilities/facet-names";
import type { FilterName } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/question";
import type { FacilityKind, LocationPrecision } from "@/lib/facilities/schema";
import type { Status, StatusGroup } from "@/lib/facilities/status";
import type { Headline } from "@/lib/facilities/tally-columns";

/**
 * What `/map.json` answers: plain types, no zod, so that a browser bundle pays nothing for them.
 *
 * `GET /map.json?<the filter's query>&extent=west,south,east,north&zoom=7`
 */

/** The six status groups in the order of the legend and of a cluster's ring; here, so that a browser need not load zod. */
export const MAP_GROUPS = [
  "open",
  "ready",
  "building",
  "promised",
  "stopped",
  "unknown",
] as const satisfies readonly StatusGroup[];

/** Degrees, EPSG:4326; west < east and south < north. Written `west,south,east,north` in an address. */
export type Extent = { west: number; south: number; east: number; north: number };

/** One facility as the map and the list beside it show it. */
export type Member = {
  ref: string;
  name: string;
  name_ur: string | null;
  kind: FacilityKind;
  status: Status;
  group: StatusGroup;
  /** Day, month or year of the event that decides, at the precision it has. */
  status_on: string | null;
  contested: boolean;
  /** Anything but `building` is drawn hollow. */
  precision: LocationPrecision;
  /** Town or quarter, as the record has it. */
  place: string | null;
  /** For Urdu, in which few places are written: the district. */
  district_ur: string | null;
};

/** One facility, alone on its point. */
export type SingleMark = Member & { lat: number; lon: number; n: 1 };
/** Several facilities on exactly one point; at most 60 are listed, `n` counts all. */
export type SharedMark = { lat: number; lon: number; n: number; members: Member[] };
/**
 * Several points of one neighbourhood at this zoom; `groups` sums to `n`, groups with none are left out.
 */
export type ClusterMark = {
  lat: number;
  lon: number;
  n: number;
  groups: Partial<Record<StatusGroup, number>>;
};
export type Mark = SingleMark | SharedMark | ClusterMark;

/** A row of the list beside the map; `km` from the place that is asked about (`near`). */
export type ListedMember = Member & { lat: number; lon: number; km?: number };

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
  bounds: Extent | null;
  /** The first 40 of those in view, by name: the list in step with the map. */
  list: ListedMember[];
};

export function isSingle(mark: Mark): mark is SingleMark {
  return "ref" in mark;
}

export function isShared(mark: Mark): mark is SharedMark {
  return "members" in mark;
}

/** The status groups of a mark with their counts, whichever of the three it is. */
export function countGroups(mark: Mark): Partial<Record<StatusGroup, number>> {
  if (isSingle(mark)) return { [mark.group]: 1 };
  if (!isShared(mark)) return mark.groups;
  const counts: Partial<Record<StatusGroup, number>> = {};
  for (const member of mark.members) counts[member.group] = (counts[member.group] ?? 0) + 1;
  return counts;
}

/** File names of the layers; `provinces` overrides those inside `base`. */
export type MapFiles = {
  base: string;
  districts: string;
  places: string;
  provinces: string | null;
  tehsils: string | null;
};
export type MapSources = { files: MapFiles; attribution: string[] };

/** What the map is drawn on: its files and whom to credit, and raster tiles where the operator has some. */
export type MapGround = { sources: MapSources; tiles: { url: string; attribution: string } | null };

/** What a page with the large map says in words, whether or not the map itself ever comes. */
export type MapPage = {
  request: FacilityRequest;
  headline: Headline;
  /** Those that have no point. */
  without_point: number;
  facets: Facets;
  /** The first of those that have a point, by name. */
  list: ListedMember[];
  /** Where to look when the address has no view; null for the whole country. */
  fit: Extent | null;
  /** What a map of the country begins with, before it has asked for itself; null where another part is opened. */
  marks: Mark[] | null;
  /** Where nothing matches: how many would, without each condition. */
  ways: { name: FilterName; count: number }[];
  /** The first day with a record, where the page's day lies before it. */
  first: string | null;
};

/** A district's shape as SVG path data; younger districts may share that of the one they were part of. */
export type Outline = { shape: string; codes: readonly string[]; path: string };

/** Shapes and lines of the map as SVG path data, in one box that begins at 0,0. Lines are indicative (docs/geography.md). */
export type Outlines = {
  width: number;
  height: number;
  /** A point of the plane (lib/map/mercator.ts) stands at `x * scale + left`, `y * scale + top`. */
  plane: { scale: number; left: number; top: number };
  districts: Outline[];
  /** Every province as ground, and the disputed territory beside them. */
  ground: string;
  disputed: string;
  /** The countries around, whose coasts make the sea. */
  land: string;
  lines: { district: string; province: string; country: string; control: string; disputed: string };
  attribution: string[];
};
