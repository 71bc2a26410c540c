import { firstDay, lastDay } from "@/lib/dates/partial-date";
import type { FacilityFilter, StatusWord } from "@/lib/facilities/filter";
import type { FacilityKind, LocationPrecision } from "@/lib/facilities/schema";
import { STATUS_GROUPS, type StatusGroup } from "@/lib/facilities/status";
import { codesAbove, type Directory } from "@/lib/records/named";

/** One part of what a filter finds: of a year, a status group, a province, a main kind, a precision. */
export type Choice = {
  year?: string;
  group?: StatusGroup;
  province?: string;
  main_kind?: FacilityKind;
  precision?: LocationPrecision;
};

/** The words that find those of a group among those that `words` find; null where no words do. */
function narrowStatus(words: readonly StatusWord[] | undefined, group: StatusGroup): StatusWord[] | null {
  if (words === undefined || words.includes(group)) return [group];
  // Only what is short of open and has not stopped can go quiet; of the others none is asked for by this word.
  const quiet = words.includes("stalled_inferred") && group !== "open" && group !== "stopped";
  const own = (STATUS_GROUPS[group] as readonly string[]).filter((status) => words.some((word) => word === status));
  return quiet || own.length === 0 ? null : (own as StatusWord[]);
}

function narrowYear(asked: FacilityFilter["opened"], year: string): NonNullable<FacilityFilter["opened"]> {
  const from = asked?.from && firstDay(asked.from) > firstDay(year) ? asked.from : year;
  const to = asked?.to && lastDay(asked.to) < lastDay(year) ? asked.to : year;
  return { from, to };
}

/**
 * The filter that finds one part of what a filter finds, and nothing else. Null where the filter grammar has no way to
 * say it: a part's own condition would widen what was asked.
 */
export function narrowFilter(filter: FacilityFilter, choice: Choice, areas: Directory["area"]): FacilityFilter | null {
  const { year, group, province, main_kind, precision } = choice;
  const narrowed: FacilityFilter = { ...filter };
  if (year !== undefined) narrowed.opened = narrowYear(filter.opened, year);
  if (group !== undefined) {
    const words = narrowStatus(filter.status, group);
    if (words === null) return null;
    narrowed.status = words.toSorted();
  }
  if (province !== undefined) {
    const provinceOf = (code: string) => codesAbove(areas, code)[0] ?? code;
    const asked = filter.area?.filter((code) => provinceOf(code) === province);
    if (asked?.length === 0) return null;
    narrowed.area = asked === undefined || asked.includes(province) ? [province] : asked;
  }
  if (main_kind !== undefined) narrowed.main_kind = [main_kind];
  if (precision !== undefined) narrowed.precision = [precision];
  return narrowed;
}
