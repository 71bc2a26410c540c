import { type Day, daysBetween, firstDay, lastDay } from "@/lib/dates/partial-date";
import type { StatusEvent } from "@/lib/facilities/schema";
import { effectiveDay, statusGroup } from "@/lib/facilities/status";
import type { Span } from "@/lib/statistics/survival";

/** From the first promise to a later step of one facility. */
export type Wait = Span & { open: boolean };

const uncontestedUntil = (events: readonly StatusEvent[], day: Day) =>
  events
    .filter((event) => !event.contested && event.on !== null && effectiveDay(event) <= day)
    .toSorted((a, b) => effectiveDay(a).localeCompare(effectiveDay(b)));

/** What a step may be: the opening, the start of building, the signing. */
export const DELAY_STEPS = {
  signed: (event: StatusEvent) => event.status === "agreement_signed",
  building: (event: StatusEvent) => statusGroup(event.status) === "building",
  open: (event: StatusEvent) => statusGroup(event.status) === "open",
} as const;
export type DelayStep = keyof typeof DELAY_STEPS;

/**
 * How long a facility waited from its first announcement or agreement to a step, as bounds in days. The day of an
 * event is known to the precision of its date; a report says that the step was taken by then, and after the last
 * report of an earlier state. One that has not got there has waited until its last report, and how much longer is
 * not known. Null when it was never announced, or the step came first.
 */
export function waitFor(step: DelayStep, events: readonly StatusEvent[], day: Day): Wait | null {
  const heard = uncontestedUntil(events, day);
  const start = heard.find(({ status }) => status === "announced" || status === "agreement_signed");
  if (!start?.on) return null;
  const reached = heard.find((event) => DELAY_STEPS[step](event) && event !== start);
  const begin = { earliest: firstDay(start.on), latest: lastDay(start.on) };
  if (!reached?.on) {
    const last = heard.at(-1);
    const known = last?.on ? firstDay(last.on) : begin.latest;
    return { from: Math.max(0, daysBetween(begin.latest, known)), to: Number.POSITIVE_INFINITY, open: false };
  }
  if (firstDay(reached.on) < begin.earliest) return null;
  const before =
    heard.filter((event) => event !== reached && effectiveDay(event) <= effectiveDay(reached)).at(-1) ?? start;
  const exact = reached.basis === "event_date";
  const from = exact ? reached.on : (before.on ?? start.on);
  return {
    from: Math.max(0, daysBetween(begin.latest, firstDay(from))),
    to: Math.max(0, daysBetween(begin.earliest, lastDay(reached.on))),
    open: true,
  };
}
