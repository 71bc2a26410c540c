import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/question";
import { FACILITY_KINDS, type FacilityKind, type LocationPrecision, PRECISIONS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import { type Choice, narrowFilter } from "@/lib/statistics/narrow";
import type { ChartName, StatisticsNumber } from "@/lib/statistics/rows";

/** How long ago something was last confirmed, in days; `none`: never, as far as a date is known. */
export const AGES = { under_1: 365, under_2: 730, under_4: 1461, over_4: Number.POSITIVE_INFINITY } as const;
export type Age = keyof typeof AGES | "none";
export const AGE_NAMES = [...(Object.keys(AGES) as (keyof typeof AGES)[]), "none"] as const;

/** Distinct witnesses of a record; `3` is three or more. */
export const WITNESSES = ["0", "1", "2", "3"] as const;

/** Facilities that are alike in all that is charted, and how many there are of them. */
export type Cell = {
  /** The year of the first uncontested opening; null where none is dated. */
  year: number | null;
  /** A source states the day of the opening; else it had opened by the day of a report. */
  stated: boolean;
  group: StatusGroup;
  province: string | null;
  kind: FacilityKind;
  witnesses: number;
  precision: LocationPrecision;
  /** Days since it was last confirmed. */
  age: number | null;
  count: number;
};

/** The facilities of a filter, counted by all that one chart shows together. */
export type Cells = {
  total: number;
  openings: Pick<Cell, "year" | "stated" | "group" | "count">[];
  places: Pick<Cell, "province" | "kind" | "count">[];
  witnesses: Pick<Cell, "witnesses" | "count">[];
  precisions: Pick<Cell, "precision" | "count">[];
  ages: Pick<Cell, "age" | "count">[];
};

const sumOf = (cells: readonly Pick<Cell, "count">[]): number => cells.reduce((sum, { count }) => sum + count, 0);

export const ageOf = ({ age }: Pick<Cell, "age">): Age =>
  age === null ? "none" : (AGE_NAMES.find((name) => name !== "none" && age < AGES[name]) ?? "none");

type Context = { filter: FacilityFilter; areas: FacilityRequest["directory"]["area"] };

/** A count with the list of exactly what it counts; nothing to open for a zero. */
function countOf(
  { filter, areas }: Context,
  place: { chart: ChartName; series: string; key: string },
  value: number,
  choice: Choice | null,
): StatisticsNumber {
  const narrowed = choice === null || value === 0 ? null : narrowFilter(filter, choice, areas);
  return { ...place, unit: "facilities", value, query: narrowed && toQuery(narrowed) };
}

/** Openings by year, every year between the first and the last; what had opened 'by' a report apart from stated days. */
export function countOpenings(cells: Cells["openings"], context: Context): StatisticsNumber[] {
  const years = cells.flatMap(({ year }) => year ?? []);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const numbers: StatisticsNumber[] = [];
  for (let year = first; year <= last; year += 1) {
    const opened = cells.filter((cell) => cell.year === year);
    const place = (series: string) => ({ chart: "openings" as const, series, key: String(year) });
    numbers.push(
      countOf(context, place("stated"), sumOf(opened.filter(({ stated }) => stated)), null),
      countOf(context, place("by_report"), sumOf(opened.filter(({ stated }) => !stated)), null),
      countOf(context, place("total"), sumOf(opened), { year: String(year) }),
    );
  }
  const undated = cells.filter(({ year, group }) => year === null && group === "open");
  return [...numbers, countOf(context, { chart: "openings", series: "total", key: "undated" }, sumOf(undated), null)];
}

/** The pipeline: the six groups, none left out. */
export function countStatuses(cells: readonly Pick<Cell, "group" | "count">[], context: Context): StatisticsNumber[] {
  return STATUS_GROUP_NAMES.map((group) =>
    countOf(
      context,
      { chart: "statuses", series: "total", key: group },
      sumOf(cells.filter((cell) => cell.group === group)),
      { group },
    ),
  );
}

/** Provinces by main kind, with both sums; the kinds and the provinces that have none are left out. */
export function countPlaces(cells: Cells["places"], context: Context): StatisticsNumber[] {
  const provinces = [...new Set(cells.map(({ province }) => province))].toSorted((one, other) =>
    (one ?? "~") < (other ?? "~") ? -1 : 1,
  );
  const kinds = FACILITY_KINDS.filter((kind) => cells.some((cell) => cell.kind === kind));
  return [...provinces, undefined].flatMap((province) =>
    [...kinds, undefined].map((kind) => {
      const own = cells.filter(
        (cell) => (province === undefined || cell.province === province) && (kind ?? cell.kind) === cell.kind,
      );
      const place = {
        chart: "places" as const,
        series: kind ?? "total",
        key: province === undefined ? "total" : (province ?? "none"),
      };
      const choice = { ...(province ? { province } : {}), ...(kind ? { main_kind: kind } : {}) };
      return countOf(context, place, sumOf(own), province === null ? null : choice);
    }),
  );
}

/** How well the records are known: witnesses, precision of the point, age of the last confirmation. */
export function countHealth(
  { witnesses, precisions, ages }: Pick<Cells, "witnesses" | "precisions" | "ages">,
  context: Context,
): StatisticsNumber[] {
  return [
    ...WITNESSES.map((key) =>
      countOf(
        context,
        { chart: "witnesses", series: "total", key },
        sumOf(witnesses.filter((cell) => String(cell.witnesses) === key)),
        null,
      ),
    ),
    ...PRECISIONS.map((precision) =>
      countOf(
        context,
        { chart: "precision", series: "total", key: precision },
        sumOf(precisions.filter((cell) => cell.precision === precision)),
        { precision },
      ),
    ),
    ...AGE_NAMES.map((key) =>
      countOf(
        context,
        { chart: "confirmed", series: "total", key },
        sumOf(ages.filter((cell) => ageOf(cell) === key)),
        null,
      ),
    ),
  ];
}
