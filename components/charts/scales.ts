import { scaleLinear, scaleUtc } from "@visx/scale";
import type { Day } from "@/lib/dates/partial-date";
import { INTL_TAGS, type Locale } from "@/lib/i18n/locales";

/** The room of a drawing, in units of its own box. Two are drawn of each chart: text must not shrink with the window. */
export type ChartSize = { width: number; height: number; narrow: boolean };
export const WIDE: ChartSize = { width: 760, height: 320, narrow: false };
export const NARROW: ChartSize = { width: 328, height: 280, narrow: true };

/** What stands round the drawing: numbers at the start, days below. */
export const MARGIN = { top: 18, end: 14, bottom: 34, start: 40 };

const DAY_MS = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);

/** Places for days from the first to the last; a month to either side where there is but one. */
export function scaleDays(days: readonly Day[], [from, to]: [number, number]) {
  const times = days.map(at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = Math.max((last - first) * 0.04, first === last ? 30 * DAY_MS : 0);
  const scale = scaleUtc({ domain: [new Date(first - room), new Date(last + room)], range: [from, to] });
  return { place: (day: Day) => scale(new Date(at(day))), ticks: (about: number) => scale.ticks(about) };
}

/** Places for numbers from zero to the largest; also where all are zero or there is none. */
export function scaleValues(values: readonly number[], [from, to]: [number, number]) {
  const most = Math.max(0, ...values);
  const scale = scaleLinear({ domain: [0, most > 0 ? most : 1], range: [from, to], nice: true });
  const whole = values.every(Number.isInteger);
  const ticks = (about: number) => scale.ticks(about).filter((tick) => !whole || Number.isInteger(tick));
  return { place: (value: number) => scale(value), ticks };
}

const years = (day: Date) => day.getUTCMonth() === 0 && day.getUTCDate() === 1;

/** A day on an axis, no longer than it must be: `2024` between years, else `Nov` with the year below its first and each January. */
export function sayTicks(locale: Locale, ticks: readonly Date[]): { month: string | null; year: string | null }[] {
  if (ticks.every(years)) return ticks.map((day) => ({ month: null, year: String(day.getUTCFullYear()) }));
  const daily = ticks.some((tick) => tick.getUTCDate() !== 1);
  const months = new Intl.DateTimeFormat(INTL_TAGS[locale], { month: "short", timeZone: "UTC" });
  return ticks.map((day, index) => {
    const before = ticks[index - 1];
    const turned = before === undefined || before.getUTCFullYear() !== day.getUTCFullYear();
    const month = months.format(day);
    return {
      month: daily ? `${day.getUTCDate()} ${month}` : month,
      year: turned ? String(day.getUTCFullYear()) : null,
    };
  });
}

const compact = (locale: Locale) =>
  new Intl.NumberFormat(INTL_TAGS[locale], { notation: "compact", maximumFractionDigits: 1 });

/** A number on an axis: in full below ten thousand, else short. The table has it exactly. */
export function sayTick(locale: Locale, value: number): string {
  return value < 10_000 ? new Intl.NumberFormat(INTL_TAGS[locale]).format(value) : compact(locale).format(value);
}
