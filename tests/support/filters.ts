import fc from "fast-check";
import { type FacilityFilter, STATUS_WORDS } from "@/lib/facilities/filter";
import { AUDIENCES, BODY_ROLES, FACILITY_KINDS, OWNERSHIPS, PRECISIONS, SHIFTS } from "@/lib/facilities/schema";
import { partialDates } from "@/tests/support/documents";

/** What a generated filter may name: codes of the register, words to search for, days and moments to ask of. */
export type FilterMaterial = {
  areas: readonly string[];
  bodies: readonly string[];
  programmes: readonly string[];
  sources: readonly string[];
  words: fc.Arbitrary<string>;
  days: fc.Arbitrary<string>;
  known: fc.Arbitrary<string>;
  /** Longitude and latitude around which boxes and circles are drawn. */
  points: readonly (readonly [number, number])[];
  updatedSince: fc.Arbitrary<string>;
  /** Dates at any precision, where what opens is likely to lie. */
  dates?: fc.Arbitrary<string>;
  /** What is asked together of one function or of one role, as some facility has it. */
  together?: fc.Arbitrary<FacilityFilter>;
};

/** A list as the filter holds it: distinct and sorted. */
const listOf = <Word extends string>(words: readonly Word[], maxLength = 3) =>
  fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength }).map((list) => list.toSorted());

const round = (value: number) => Number(value.toFixed(5)) + 0;

function boxes(points: FilterMaterial["points"]) {
  const reach = fc.double({ min: 0.0001, max: 4, noNaN: true });
  return fc
    .tuple(fc.constantFrom(...points), reach, reach, reach, reach)
    .map(([[lon, lat], west, south, east, north]) => ({
      west: round(Math.max(-180, lon - west)),
      south: round(Math.max(-90, lat - south)),
      east: round(Math.min(180, lon + east)),
      north: round(Math.min(90, lat + north)),
    }));
}

/** Great-circle distance in kilometres of two points of longitude and latitude, in degrees. */
export function kilometresBetween(one: readonly [number, number], other: readonly [number, number]): number {
  const [[lonA, latA], [lonB, latB]] = [one, other].map(([lon, lat]) => [
    (lon * Math.PI) / 180,
    (lat * Math.PI) / 180,
  ]) as [number[], number[]];
  const cosine =
    Math.sin(latA ?? 0) * Math.sin(latB ?? 0) +
    Math.cos(latA ?? 0) * Math.cos(latB ?? 0) * Math.cos((lonB ?? 0) - (lonA ?? 0));
  return 6371.0088 * Math.acos(Math.min(1, cosine));
}

/** Circles of any size near a point, and large ones whose edge runs just inside or just outside of one. */
function circles(points: FilterMaterial["points"]) {
  const off = (degrees: number) => fc.double({ min: -degrees, max: degrees, noNaN: true });
  const centre = (reach: number) =>
    fc.tuple(fc.constantFrom(...points), off(reach), off(reach / 2)).map(([point, east, north]) => ({
      point,
      lat: round(Math.max(-90, Math.min(90, point[1] + north))),
      lon: round(Math.max(-180, Math.min(180, point[0] + east))),
    }));
  const around = fc
    .tuple(centre(1), fc.double({ min: 0.1, max: 2000, noNaN: true }))
    .map(([{ lat, lon }, km]) => ({ lat, lon, km: round(km) }));
  const touching = fc.tuple(centre(24), fc.constantFrom(-0.01, 0.01)).map(([{ point, lat, lon }, beyond]) => ({
    lat,
    lon,
    km: round(Math.min(2000, Math.max(0.1, kilometresBetween([lon, lat], point) + beyond))),
  }));
  return fc.oneof(around, touching);
}

/** Intervals between some dates, open at either end or at neither. */
const intervalsOf = (dates: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.option(dates), fc.option(dates))
    .map(([one, other]) =>
      one !== null && other !== null && one.slice(0, other.length) > other ? [other, one] : [one, other],
    )
    .filter(
      ([from = null, to = null]) =>
        (from ?? to) !== null && !(from !== null && to !== null && from.slice(0, to.length) > to),
    )
    .map(([from = null, to = null]) => ({ from, to }));

/** Any filter over some material: every parameter, alone or together with others. */
export function filtersOf(material: FilterMaterial): fc.Arbitrary<FacilityFilter> {
  const fields: { [Name in keyof Required<FacilityFilter>]: fc.Arbitrary<Required<FacilityFilter>[Name]> } = {
    q: material.words,
    kind: listOf(FACILITY_KINDS),
    shift: listOf(SHIFTS),
    audience: listOf(AUDIENCES),
    main_kind: listOf(FACILITY_KINDS),
    status: listOf(STATUS_WORDS),
    contested: fc.constant(true),
    area: listOf(material.areas),
    body: listOf(material.bodies),
    role: listOf(BODY_ROLES),
    programme: listOf(material.programmes),
    ownership: listOf(OWNERSHIPS),
    precision: listOf(PRECISIONS),
    source: listOf(material.sources, 5),
    bbox: boxes(material.points),
    near: circles(material.points),
    opened: intervalsOf(material.dates ?? partialDates),
    updated_since: material.updatedSince,
    as_of: material.days,
    known_at: material.known,
  };
  // A few conditions at a time: with all of them set, hardly a filter would match anything.
  const some = (most: number) =>
    fc
      .subarray(Object.keys(fields) as (keyof FacilityFilter)[], { maxLength: most })
      .chain((names) =>
        fc.record(Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<typeof fields>),
      );
  if (!material.together) return some(4);
  const joined = fc.tuple(some(1), material.together).map(([other, together]) => ({ ...other, ...together }));
  return fc.oneof({ weight: 3, arbitrary: some(4) }, { weight: 1, arbitrary: joined });
}
