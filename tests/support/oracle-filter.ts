import { dayOf } from "@/lib/dates/partial-date";
import { contestedMeasures } from "@/lib/facilities/contested";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { FacilityMeasure } from "@/lib/facilities/schema";
import { foldWords } from "@/lib/search/fold";
import { kilometresBetween } from "@/tests/support/filters";
import { endOf, groupOf, type OracleFacility, PUBLISHED, startOf, stateOn } from "@/tests/support/oracle";

/** When the shipped data was published. */
const UPDATED_AT = `${PUBLISHED}T00:00:00.000Z`;

/** A word and the same without any one of its letters. */
const slips = (word: string) => new Set([word, ...[...word].map((_, at) => [...word].toSpliced(at, 1).join(""))]);

/** One slip apart: the same once a letter is taken away from one of them or from both. Short words stay as they are. */
function isSlipApart(typed: string, term: string): boolean {
  const left = [...term].length < 4 ? new Set([term]) : slips(term);
  return [...slips(typed)].some((word) => left.has(word));
}

function findWord(word: string, facility: OracleFacility, all: readonly OracleFacility[]): boolean {
  const begins = (terms: readonly string[]) => terms.some((term) => term.startsWith(word));
  if (all.some(({ terms }) => begins(terms))) return begins(facility.terms);
  return [...word].length >= 4 && facility.terms.some((term) => isSlipApart(word, term));
}

const some = (wanted: readonly string[] | undefined, given: readonly string[]) =>
  wanted === undefined || given.some((value) => wanted.includes(value));

const measuresContested = ({ measures }: OracleFacility) =>
  contestedMeasures(
    measures.map(
      (one) => ({ ...one, value: Number(one.value), as_of: one.as_of || null }) as unknown as FacilityMeasure,
    ),
  ).size > 0;

const beginning = (since: string) => (since.length === 10 ? new Date(`${since}T00:00:00+05:00`).toISOString() : since);

/** Whether a facility says something else on a day than on an earlier one, by itself. */
function turned(facility: OracleFacility, earlier: string, day: string): boolean {
  if (day <= earlier) return false;
  const on = (date: string) => JSON.stringify(stateOn(facility, date, measuresContested(facility)));
  return on(earlier) !== on(day);
}

/** The refs that a filter means on a day, by looking at every facility. */
export function matchOracle(all: readonly OracleFacility[], filter: FacilityFilter, day: string): string[] {
  const words = filter.q === undefined ? null : foldWords([filter.q]);
  return all.flatMap((facility) => {
    const { row } = facility;
    const state = stateOn(facility, day, measuresContested(facility));
    if (!state) return [];
    const [lat, lon] = [Number(row.lat), Number(row.lon)];
    const placed = row.lat !== "";
    const { bbox, near, opened, status, updated_since } = filter;
    const fits =
      (words === null || (words.length > 0 && words.every((word) => findWord(word, facility, all)))) &&
      facility.functions.some(
        (one) =>
          some(filter.kind, [one.kind ?? ""]) &&
          some(filter.shift, [one.shift ?? ""]) &&
          some(filter.audience, [one.audience ?? ""]),
      ) &&
      some(filter.main_kind, [row.kind ?? ""]) &&
      some(status, [state.status, groupOf(state.status), ...(state.quiet ? ["stalled_inferred"] : [])]) &&
      (!filter.contested || state.contested) &&
      some(filter.area, facility.areas) &&
      ((!filter.body && !filter.role) ||
        state.roles.some((one) => some(filter.body, [one.body_code ?? ""]) && some(filter.role, [one.role ?? ""]))) &&
      some(filter.programme, facility.programmes) &&
      some(filter.ownership, [row.ownership ?? ""]) &&
      some(filter.precision, [row.location_precision ?? ""]) &&
      some(filter.source, facility.sources) &&
      (!bbox || (placed && bbox.west <= lon && lon <= bbox.east && bbox.south <= lat && lat <= bbox.north)) &&
      (!near || (placed && kilometresBetween([near.lon, near.lat], [lon, lat]) <= near.km)) &&
      (!opened ||
        (state.opened !== "" &&
          (!opened.from || state.opened >= startOf(opened.from)) &&
          (!opened.to || state.opened <= endOf(opened.to)))) &&
      (!updated_since ||
        UPDATED_AT >= beginning(updated_since) ||
        turned(facility, dayOf(new Date(beginning(updated_since))), day));
    return fits ? [row.ref ?? ""] : [];
  });
}
