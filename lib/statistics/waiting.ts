import { type Day, daysBetween, firstDay } from "@/lib/dates/partial-date";
import type { StatusEvent } from "@/lib/facilities/schema";
import { effectiveDay, type Status, statusGroup } from "@/lib/facilities/status";
import type { StatisticsDossier } from "@/lib/statistics/dossier";
import type { StatisticsNumber } from "@/lib/statistics/rows";

type Named = Pick<StatisticsDossier, "ref" | "name" | "name_ur">;

/** A facility that was announced and has not opened, been given up or been closed. */
export type Overdue = Named & {
  status: Status;
  announced_on: string;
  /** Days since the first day that the announcement may have been made on. */
  days: number;
  /** The day of the last report of any kind; null when that is the announcement itself. */
  last_report_on: Day | null;
};

const WAITING_GROUPS = ["promised", "building", "ready"];

/** Those still waiting, the longest first. */
export function listOverdue(
  facilities: readonly (Named & Pick<StatisticsDossier, "status" | "status_group" | "announced_on" | "quiet_since">)[],
  day: Day,
): Overdue[] {
  return facilities
    .flatMap(({ ref, name, name_ur, status, status_group, announced_on, quiet_since }): Overdue[] => {
      const waits = WAITING_GROUPS.includes(status_group) || status === "stalled";
      if (announced_on === null || !waits) return [];
      const since = firstDay(announced_on);
      const later = quiet_since !== null && quiet_since > since ? quiet_since : null;
      return [{ ref, name, name_ur, status, announced_on, days: daysBetween(since, day), last_report_on: later }];
    })
    .toSorted((one, other) => other.days - one.days || (one.ref < other.ref ? -1 : 1));
}

/** A step that was reported and does not stand, or that contradicts the opening by its day. */
export type DisputedStep = Named & {
  event: Pick<StatusEvent, "status" | "on" | "basis" | "contested" | "source_id">;
  /** The first uncontested opening; null when there is none with a date. */
  opened_on: string | null;
  order: "before" | "after" | "same" | "unopened";
};

function orderOf(event: StatusEvent, opened: string | null): DisputedStep["order"] {
  if (opened === null || event.on === null) return "unopened";
  const [day, opening] = [firstDay(event.on), firstDay(opened)];
  return day === opening ? "same" : day < opening ? "before" : "after";
}

/** Steps short of open: reported after the opening, they contradict it even where nobody has marked them. */
const isShort = (event: StatusEvent) => ["ready", "building", "promised"].includes(statusGroup(event.status));

/** What was reported 'ready', 'open' and so on against better evidence, before the opening or after it. */
export function listDisputed(
  facilities: readonly (Named &
    Pick<StatisticsDossier, "opened_on"> & {
      document: Pick<StatisticsDossier["document"], "events">;
    })[],
  day: Day,
): DisputedStep[] {
  return facilities.flatMap(({ ref, name, name_ur, opened_on, document }) =>
    document.events
      .filter((event) => effectiveDay(event) <= day)
      .toSorted((one, other) => effectiveDay(one).localeCompare(effectiveDay(other)))
      .flatMap((event): DisputedStep[] => {
        const order = orderOf(event, opened_on);
        if (!event.contested && !(isShort(event) && order === "after")) return [];
        return [{ ref, name, name_ur, event, opened_on, order }];
      }),
  );
}

/** The numbers of the waiting list: days since the announcement, and since the last report after it. */
export function numberWaiting(overdue: readonly Overdue[], day: Day): StatisticsNumber[] {
  return overdue.flatMap(({ ref, days, last_report_on }) => {
    const place = { chart: "waiting" as const, key: ref, unit: "days" as const, query: null };
    const quiet = last_report_on === null ? null : daysBetween(last_report_on, day);
    return [
      { ...place, series: "announced", value: days },
      { ...place, series: "last_report", value: quiet },
    ];
  });
}

/** The numbers of the disputed steps: days from the opening, negative before it. */
export function numberDisputed(steps: readonly DisputedStep[]): StatisticsNumber[] {
  return steps.map(({ ref, event, opened_on }) => ({
    chart: "contested",
    series: event.status,
    key: ref,
    unit: "days",
    value: event.on === null || opened_on === null ? null : daysBetween(firstDay(opened_on), firstDay(event.on)),
    query: null,
  }));
}
