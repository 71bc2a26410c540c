import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

/** What fits on a disc: thousands and millions in one decimal. The exact number is in the list. */
export function shortNumber(n: number, locale: Locale): string {
  if (n < 10_000) return formatNumber(locale, n);
  const [part, unit] = n < 1_000_000 ? [n / 1000, "k"] : [n / 1_000_000, "m"];
  return `${formatNumber(locale, Math.floor(part * (part < 100 ? 10 : 1)) / (part < 100 ? 10 : 1))}${unit}`;
}
