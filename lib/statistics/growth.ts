import { type Day, lastDay } from "@/lib/dates/partial-date";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { countByGroup } from "@/lib/facilities/headline";
import type { FacilityRequest } from "@/lib/facilities/question";
import { narrowFilter } from "@/lib/statistics/narrow";
import type { StatisticsNumber } from "@/lib/statistics/rows";

/** Further back than so many years nothing is looked for. */
const MOST_YEARS = 60;
const AT_ONCE = 10;

type Asked = Pick<FacilityRequest, "filter" | "moment" | "directory">;

/** How many were listed and how many open on a day, each with the list that shows them. */
async function countOn({ filter, moment, directory }: Asked, day: Day): Promise<StatisticsNumber[]> {
  const { total, groups } = await countByGroup(filter, { ...moment, day });
  const listed: FacilityFilter = { ...filter, as_of: day };
  const open = narrowFilter(listed, { group: "open" }, directory.area);
  const place = { chart: "growth" as const, key: day, unit: "facilities" as const };
  return [
    { ...place, series: "listed", value: total, query: total > 0 ? toQuery(listed) : null },
    { ...place, series: "open", value: groups.open, query: open && groups.open > 0 ? toQuery(open) : null },
  ];
}

/** The facilities of a filter at the end of each year since the first of them was listed, and on the day asked for. */
export async function readGrowth(asked: Asked): Promise<StatisticsNumber[]> {
  const { day: today } = asked.moment;
  const year = Number(today.slice(0, 4));
  const counted: StatisticsNumber[][] = [await countOn(asked, today)];
  for (let back = 1; back <= MOST_YEARS; back += AT_ONCE) {
    const days = Array.from({ length: AT_ONCE }, (_, at) => lastDay(String(year - back - at)));
    const found = await Promise.all(days.map((day) => countOn(asked, day)));
    const listed = found.findIndex(([total]) => total?.value === 0);
    counted.push(...(listed < 0 ? found : found.slice(0, listed)));
    if (listed >= 0) break;
  }
  return counted.reverse().flat();
}
