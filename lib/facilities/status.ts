import { addDays, type Day, daysBetween, firstDay } from "@/lib/dates/partial-date";
import { BASES, EVENT_STATUSES, type EventStatus, type StatusEvent } from "@/lib/facilities/schema";

/** The six groups that headlines, legend and charts use (design section 2). */
export const STATUS_GROUPS = {
  open: ["soft_launched", "operational", "upgrade_planned"],
  ready: ["ready"],
  building: ["under_construction"],
  promised: ["announced", "agreement_signed", "notified"],
  stopped: ["stalled", "withdrawn", "closed"],
  unknown: ["unknown"],
} as const satisfies Record<string, readonly (EventStatus | "unknown")[]>;
export type StatusGroup = keyof typeof STATUS_GROUPS;
export const STATUS_GROUP_NAMES = Object.keys(STATUS_GROUPS) as StatusGroup[];

/** A status as it is derived; `unknown` when there is no uncontested event. */
export type Status = EventStatus | "unknown";
export const STATUSES: readonly Status[] = [...EVENT_STATUSES, "unknown"];

/** Days without any report after which a facility short of open is said to have gone quiet. */
export const QUIET_DAYS = 730;

const GROUP_OF = new Map<string, StatusGroup>(
  STATUS_GROUP_NAMES.flatMap((group) => STATUS_GROUPS[group].map((status) => [status, group] as const)),
);

/** The group of a status. */
export function statusGroup(status: Status): StatusGroup {
  return GROUP_OF.get(status) ?? "unknown";
}

const rank = (event: StatusEvent) => EVENT_STATUSES.indexOf(event.status);

/** The day from which an event takes part: its first possible day or, undated, the day it was first published. */
export function effectiveDay(event: StatusEvent): Day {
  return event.on ? firstDay(event.on) : (event.recorded_on ?? "9999-12-31");
}

/** Which of two events that say as much is heard first: the more precisely dated, then the one on the surer basis. */
const bySureness = (one: StatusEvent, other: StatusEvent) =>
  (other.on?.length ?? 0) - (one.on?.length ?? 0) || BASES.indexOf(one.basis) - BASES.indexOf(other.basis);
const byDay = (one: StatusEvent, other: StatusEvent) => effectiveDay(one).localeCompare(effectiveDay(other));
const furthestFirst = (one: StatusEvent, other: StatusEvent) => rank(other) - rank(one) || bySureness(one, other);
const latestFirst = (one: StatusEvent, other: StatusEvent) => byDay(other, one) || furthestFirst(one, other);
const earliestFirst = (one: StatusEvent, other: StatusEvent) => byDay(one, other) || bySureness(one, other);

/**
 * The event that decides the status on a day: the uncontested one with the latest first possible day (tie: the one
 * further along); an undated one counts as later than a dated one only if it is further along.
 */
export function decidingEvent(events: readonly StatusEvent[], day: Day): StatusEvent | undefined {
  const heard = events.filter((event) => !event.contested && effectiveDay(event) <= day);
  const [dated] = heard.filter((event) => event.on !== null).sort(latestFirst);
  const [undated] = heard.filter((event) => event.on === null).sort(furthestFirst);
  if (!dated || !undated) return dated ?? undated;
  return rank(undated) > rank(dated) ? undated : dated;
}

/** What the events say of a facility on one day (columns of design 3.4). */
export type StatusOnDay = {
  status: Status;
  status_on: string | null;
  status_basis: string | null;
  announced_on: string | null;
  opened_on: string | null;
  opened_basis: string | null;
  stalled_inferred: boolean;
  /** The day of the last event of any kind; what 'no report found since' names. */
  quiet_since: Day | null;
  contested: boolean;
};

/** Derives everything that depends on the day from the events alone. */
export function statusOn(events: readonly StatusEvent[], day: Day): StatusOnDay {
  const heard = events.filter((event) => effectiveDay(event) <= day);
  const dated = heard.filter((event) => !event.contested && event.on !== null);
  const deciding = decidingEvent(events, day);
  const status: Status = deciding?.status ?? "unknown";
  const [opened] = dated.filter((event) => statusGroup(event.status) === "open").sort(earliestFirst);
  const [announced] = dated
    .filter(({ status }) => status === "announced" || status === "agreement_signed")
    .sort(earliestFirst);
  const quietSince = heard.map(effectiveDay).sort().at(-1) ?? null;
  const short = !["open", "stopped"].includes(statusGroup(status));
  return {
    status,
    status_on: deciding?.on ?? null,
    status_basis: deciding?.basis ?? null,
    announced_on: announced?.on ?? null,
    opened_on: opened?.on ?? null,
    opened_basis: opened?.basis ?? null,
    stalled_inferred: short && quietSince !== null && daysBetween(quietSince, day) >= QUIET_DAYS,
    quiet_since: quietSince,
    contested: heard.some((event) => event.contested),
  };
}

/** Every day on which something derived from the events may change, earliest first. */
export function turningDays(events: readonly StatusEvent[]): Day[] {
  const days = events.map(effectiveDay);
  return [...new Set([...days, ...days.map((day) => addDays(day, QUIET_DAYS))])].sort();
}
