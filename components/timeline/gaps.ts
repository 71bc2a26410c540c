import { daysBetween, firstDay } from "@/lib/dates/partial-date";

/** A silence between two dated steps, at the precision of both. */
export type Gap = { from: string; to: string };

/** For each event the silence after it when it lasted at least `leastDays`, else null. Undated events neither end nor begin one. */
export function findGaps(events: readonly { on: string | null }[], leastDays: number): (Gap | null)[] {
  return events.map(({ on }, index) => {
    const next = events.slice(index + 1).find((event) => event.on !== null)?.on;
    if (!on || !next || daysBetween(firstDay(on), firstDay(next)) < leastDays) return null;
    return { from: on, to: next };
  });
}
