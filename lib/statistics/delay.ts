import { addDays, type Day, daysBetween, firstDay, lastDay } from "@/lib/dates/partial-date";
import type { StatusEvent } from "@/lib/facilities/schema";
import { effectiveDay, statusGroup } from "@/lib/facilities/status";
import type { Span } from "@/lib/statistics/survival";

/** From the first promise to a later step of one facility; `reached` says whether it has got there. */
export type Wait = Span & { reached: boolean };

/** What a step may be: the signing, the start of building, the opening; in their order. */
export const DELAY_STEPS = ["signed", "building", "open"] as const;
export type DelayStep = (typeof DELAY_STEPS)[number];

type Dated = StatusEvent & { on: string };
const isDated = (event: StatusEvent): event is Dated => event.on !== null;

const groupOf = (event: StatusEvent) => statusGroup(event.status);
const isAt: Record<DelayStep, (event: StatusEvent) => boolean> = {
  signed: (event) => event.status === "agreement_signed",
  building: (event) => groupOf(event) === "building",
  open: (event) => groupOf(event) === "open",
};
/** What shows that a step has been passed although nobody reported it: what was closed had opened. */
const isPast: Record<DelayStep, (event: StatusEvent) => boolean> = {
  signed: (event) => ["building", "ready", "open"].includes(groupOf(event)) || isPast.open(event),
  building: (event) => ["ready", "open"].includes(groupOf(event)) || isPast.open(event),
  open: (event) => event.status === "closed",
};

const byDay = (one: StatusEvent, other: StatusEvent) => effectiveDay(one).localeCompare(effectiveDay(other));

/** Where the clock starts: the first announcement; for all but the signing itself an agreement starts it too. */
const startsClock = (step: DelayStep) => (event: StatusEvent) =>
  event.status === "announced" || (step !== "signed" && event.status === "agreement_signed");

/**
 * How long a facility waited from its first announcement or agreement to a step, as bounds in days. The day of an
 * event is known to the precision of its date; a report says that the step was taken by then, and after the last
 * report of an earlier state. What opened has been built by then, reported or not; what was built without a report of
 * a signing has no wait for one. One that is open without a date opened by the day it was first published here, and
 * by `until`, the last day that the register has heard of. One that has not got there has waited beyond `until`, or its
 * own last report where that is later, and how much longer is not known. To let it drop out at its last report instead would count silence as
 * if it had nothing to do with waiting, and half would seem to be open of which a third is. Null when it was never
 * announced, or the step came first.
 */
export function waitFor(step: DelayStep, events: readonly StatusEvent[], day: Day, until: Day = day): Wait | null {
  const uncontested = events.filter((event) => !event.contested && effectiveDay(event) <= day);
  const heard = uncontested.filter(isDated).toSorted(byDay);
  const start = heard.find(startsClock(step));
  if (!start) return null;
  const begin = { earliest: firstDay(start.on), latest: lastDay(start.on) };
  const bounds = (from: Day, to: Day): Wait => ({
    from: Math.max(0, daysBetween(begin.latest, from)),
    to: Math.max(0, daysBetween(begin.earliest, to)),
    reached: true,
  });
  const after = heard.filter((event) => event !== start);
  const stated = after.find(isAt[step]);
  const passed = after.find(isPast[step]);
  const [reached] = [stated, passed].flatMap((event) => event ?? []).toSorted(byDay);
  if (reached) {
    if (firstDay(reached.on) < begin.earliest || (step === "signed" && reached === passed)) return null;
    const exact = reached === stated && reached.basis === "event_date";
    const before =
      heard.findLast((event) => event !== reached && effectiveDay(event) <= effectiveDay(reached)) ?? start;
    return bounds(firstDay(exact ? reached.on : before.on), lastDay(reached.on));
  }
  const undated = uncontested.find((event) => !isDated(event) && (isAt[step](event) || isPast[step](event)));
  if (undated) {
    const by = effectiveDay(undated) < until ? effectiveDay(undated) : until;
    return step === "signed" && isPast.signed(undated) ? null : bounds(begin.latest, by);
  }
  const last = firstDay(heard.at(-1)?.on ?? start.on);
  const known = last > until ? last : until;
  // Not by that day: a day more at the least.
  return { ...bounds(addDays(known, 1), known), to: Number.POSITIVE_INFINITY, reached: false };
}
