import { daysBetween } from "@/lib/dates/partial-date";
import { matchRows } from "@/lib/facilities/matching";
import { type CodeName, countByCode, keepWithCode } from "@/lib/facilities/profile-counts";
import type { FacilityRequest } from "@/lib/facilities/question";
import { countRows, type RowSet } from "@/lib/facilities/row-sets";
import { FACILITY_KINDS, type LocationPrecision } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import type { Cells } from "@/lib/statistics/counts";

/** Counts what a filter finds for all charts, in memory: no row is read for it. */
export async function readCells({ filter, moment }: Pick<FacilityRequest, "filter" | "moment">): Promise<Cells> {
  const { table, set } = await matchRows(filter, moment);
  const count = async (name: CodeName, of: RowSet = set) => [...(await countByCode(table, of, name))];
  const openings = STATUS_GROUP_NAMES.map(async (group) => {
    const counted = await count("opening", await keepWithCode(table, set, "status_group", group));
    return counted.map(([code, n]) => {
      const [year, basis] = code.split("/");
      return { year: year ? Number(year) : null, stated: basis === "event_date", group, count: n };
    });
  });
  const places = FACILITY_KINDS.map(async (kind) => {
    const counted = await count("province", await keepWithCode(table, set, "main_kind", kind));
    return counted.map(([province, n]) => ({ province: province || null, kind, count: n }));
  });
  return {
    total: countRows(set),
    openings: (await Promise.all(openings)).flat(),
    places: (await Promise.all(places)).flat(),
    witnesses: (await count("witnesses")).map(([code, n]) => ({ witnesses: Number(code), count: n })),
    precisions: (await count("precision")).map(([code, n]) => ({ precision: code as LocationPrecision, count: n })),
    ages: (await count("confirmed")).map(([on, n]) => ({ age: on ? daysBetween(on, moment.day) : null, count: n })),
  };
}
