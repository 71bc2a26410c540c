import type { FacilityMeasure, Measure } from "@/lib/facilities/schema";

/** Figures that run with time: two of them at two dates do not contradict each other. */
const RUNNING = new Set<Measure>([
  "daily_users",
  "companies",
  "startups",
  "freelancers",
  "trainees",
  "jobs",
  "progress_percent",
]);

const SQFT_PER_SQM = 10.7639;

/** What is compared with what: floor space is one thing in two units. */
function comparable(measure: FacilityMeasure): { name: string; value: number } {
  return measure.measure === "covered_area_sqm"
    ? { name: "covered_area_sqft", value: measure.value * SQFT_PER_SQM }
    : { name: measure.measure, value: measure.value };
}

/** The values that a figure leaves open: 'about' reaches a tenth each way, 'at least' and 'up to' one way. */
function span(value: number, qualifier: FacilityMeasure["qualifier"]): [number, number] {
  if (qualifier === "about") return [value * 0.9, value * 1.1];
  if (qualifier === "at_least") return [value, Number.POSITIVE_INFINITY];
  if (qualifier === "up_to") return [Number.NEGATIVE_INFINITY, value];
  return [value * 0.999, value * 1.001];
}

/** Says whether two figures for one thing cannot both be true. */
export function measuresContradict(one: FacilityMeasure, other: FacilityMeasure): boolean {
  const [a, b] = [comparable(one), comparable(other)];
  if (a.name !== b.name) return false;
  if (RUNNING.has(one.measure) && one.as_of !== other.as_of) return false;
  const [fromA, toA] = span(a.value, one.qualifier);
  const [fromB, toB] = span(b.value, other.qualifier);
  return fromA > toB || fromB > toA;
}

/** The measures of a facility that another of its own contradicts. */
export function contestedMeasures(measures: readonly FacilityMeasure[]): Set<FacilityMeasure> {
  return new Set(measures.filter((one) => measures.some((other) => other !== one && measuresContradict(one, other))));
}
