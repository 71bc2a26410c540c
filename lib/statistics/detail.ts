import type { Day } from "@/lib/dates/partial-date";
import type { Delay } from "@/lib/statistics/delays";
import type { StatisticsNumber } from "@/lib/statistics/rows";
import type { DisputedStep, Overdue } from "@/lib/statistics/waiting";

/** What is looked up in the documents of the facilities. */
export type Looked = {
  /** The day of the newest source by the day asked for: silence after it may be ours. */
  until: Day;
  delays: Delay[];
  overdue: Overdue[];
  disputed: DisputedStep[];
  /** The names of the facilities that the numbers are about. */
  names: ReadonlyMap<string, { name: string; name_ur: string | null }>;
};

/** Everything that the page of statistics and its files say of a filter. */
export type Statistics = {
  total: number;
  /** The first day on which the register lists anything; null for an empty register. */
  firstDay: Day | null;
  numbers: StatisticsNumber[];
  /** Null when there are too many records to look through one by one. */
  looked: Looked | null;
};
