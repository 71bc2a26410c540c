import { z } from "zod";

/**
 * A date at the precision that is known: `2024`, `2024-11` or `2024-11-12` (ISO 8601). Never padded when shown. A year
 * outside 1800 to 2199 is a slip of the hand, and years near 0 and 9999 are days that no arithmetic here can hold.
 */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "must be a date: YYYY, YYYY-MM or YYYY-MM-DD")
  .refine((text) => /^(1[89]|2[01])/.test(text), "must lie in the years 1800 to 2199")
  .refine((text) => text.length < 10 || isDay(text), "is not a day of the calendar");

/** A day of the calendar, `YYYY-MM-DD`. Days are days in Asia/Karachi. */
export type Day = string;

/** Says whether a text is a real day, so that 30 February is refused; the year 0 is none that a database holds. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The first day of a partial date's interval: what it counts as in every ordering (design section 2). */
export function firstDay(partial: string): Day {
  if (partial.length === 4) return `${partial}-01-01`;
  return partial.length === 7 ? `${partial}-01` : partial;
}

/** The last day of a partial date's interval. */
export function lastDay(partial: string): Day {
  if (partial.length === 10) return partial;
  if (partial.length === 4) return `${partial}-12-31`;
  const [year, month] = partial.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

/** A day so many days later. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const KARACHI = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Karachi", dateStyle: "short" });

/** The day in Asia/Karachi at a moment. */
export function dayOf(moment: Date): Day {
  return KARACHI.format(moment);
}
