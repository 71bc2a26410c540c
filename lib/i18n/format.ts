import { INTL_TAGS, type Locale } from "./locales";

const ZONE = "Asia/Karachi";

function keepPerLocale<Formatter>(build: (tag: string) => Formatter): (locale: Locale) => Formatter {
  const kept = new Map<Locale, Formatter>();
  return (locale) => {
    const formatter = kept.get(locale) ?? build(INTL_TAGS[locale]);
    kept.set(locale, formatter);
    return formatter;
  };
}

// `lib/dates` knows this day too, but with a schema that would travel into the browser with every date.
const days = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE });
const months = keepPerLocale((tag) => new Intl.DateTimeFormat(tag, { month: "long", timeZone: "UTC" }));
const clocks = keepPerLocale(
  (tag) => new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: ZONE }),
);
const numbers = keepPerLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const shares = keepPerLocale((tag) => new Intl.NumberFormat(tag, { style: "percent" }));
const metres = keepPerLocale((tag) => new Intl.NumberFormat(tag, { style: "unit", unit: "meter" }));
const kilometres = keepPerLocale(
  (tag) => new Intl.NumberFormat(tag, { style: "unit", unit: "kilometer", maximumFractionDigits: 1 }),
);
const lists = keepPerLocale((tag) => new Intl.ListFormat(tag, { type: "conjunction" }));
const alternatives = keepPerLocale((tag) => new Intl.ListFormat(tag, { type: "disjunction" }));
const durationUnits = {
  year: keepPerLocale((tag) => new Intl.NumberFormat(tag, { style: "unit", unit: "year", unitDisplay: "long" })),
  month: keepPerLocale((tag) => new Intl.NumberFormat(tag, { style: "unit", unit: "month", unitDisplay: "long" })),
  day: keepPerLocale((tag) => new Intl.NumberFormat(tag, { style: "unit", unit: "day", unitDisplay: "long" })),
};

/** In full, never in millions or lakhs: `12,650,000,000`. At most two decimals. */
export function formatNumber(locale: Locale, value: number): string {
  return numbers(locale).format(value);
}

/** A share in whole per cent: all only where it is all, nothing only where it is nothing. */
export function formatShare(locale: Locale, part: number, whole: number): string {
  if (part === 0 || part === whole) return shares(locale).format(part === 0 ? 0 : 1);
  return shares(locale).format(Math.min(0.99, Math.max(0.01, part / whole)));
}

/** A date of `lib/dates`, as exact as it is known: `2024`, `November 2024`, `12 November 2024`. Nothing is padded. */
export function formatDate(locale: Locale, date: string): string {
  const [year = "", month, day] = date.split("-");
  if (!month) return year;
  const name = months(locale).format(new Date(Date.UTC(Number(year), Number(month) - 1, 1)));
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** An instant by the clocks of Pakistan: `22 November 2026, 14:05`. */
export function formatInstant(locale: Locale, instant: Date): string {
  const comma = locale === "ur" ? "، " : ", ";
  return `${formatDate(locale, days.format(instant))}${comma}${clocks(locale).format(instant)}`;
}

/** Metres below one kilometre (to ten of them), else kilometres with one decimal below ten. */
export function formatDistance(locale: Locale, distanceMetres: number): string {
  if (distanceMetres < 995) return metres(locale).format(Math.round(distanceMetres / 10) * 10);
  const km = distanceMetres / 1000;
  return kilometres(locale).format(km < 10 ? Math.round(km * 10) / 10 : Math.round(km));
}

/** Words joined as a sentence has them: `a, b and c`. */
export function formatList(locale: Locale, words: string[]): string {
  return lists(locale).format(words);
}

/** Words of which any will do: `a, b or c`. */
export function formatAlternatives(locale: Locale, words: string[]): string {
  return alternatives(locale).format(words);
}

/**
 * The time from one date to a later one, no finer than the coarser of the two: `3 years 2 months` between months,
 * `5 years` when either is only a year, days when both are days less than a month apart. Null when `to` is earlier
 * or too near to tell.
 */
export function formatDuration(locale: Locale, from: string, to: string): string | null {
  const [start, end] = [from, to].map((date) => date.split("-").map(Number));
  if (!start || !end) return null;
  const parts = Math.min(start.length, end.length);
  const [years, monthsLeft, daysLeft] = countBetween(start, end, parts);
  const said = [
    years > 0 ? durationUnits.year(locale).format(years) : "",
    monthsLeft > 0 ? durationUnits.month(locale).format(monthsLeft) : "",
    years === 0 && monthsLeft === 0 && daysLeft > 0 ? durationUnits.day(locale).format(daysLeft) : "",
  ].filter(Boolean);
  return said.length > 0 ? said.join(" ") : null;
}

/** Whole years, months and days between two dates of `parts` numbers each; all zero when the second is earlier. */
function countBetween(start: number[], end: number[], parts: number): [number, number, number] {
  const [y1 = 0, m1 = 1, d1 = 1] = start.slice(0, parts);
  const [y2 = 0, m2 = 1, d2 = 1] = end.slice(0, parts);
  const whole = (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
  if (whole < 0) return [0, 0, 0];
  const days = (Date.UTC(y2, m2 - 1, d2) - Date.UTC(y1, m1 - 1, d1)) / 86_400_000;
  return [Math.floor(whole / 12), whole % 12, whole === 0 ? days : 0];
}
