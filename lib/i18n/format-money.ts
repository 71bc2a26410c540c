import { formatNumber } from "./format";
import { INTL_TAGS, type Locale } from "./locales";
import type { Translate } from "./translate";

export const CURRENCIES = ["PKR", "USD"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** The units that people count money in: millions in English, lakhs, crores and arabs in Urdu. The largest first. */
const UNITS = {
  en: [
    { unit: "billion", of: 1_000_000_000 },
    { unit: "million", of: 1_000_000 },
  ],
  ur: [
    { unit: "arab", of: 1_000_000_000 },
    { unit: "crore", of: 10_000_000 },
    { unit: "lakh", of: 100_000 },
  ],
} as const satisfies Record<Locale, readonly { unit: string; of: number }[]>;

/** An amount to the last rupee or dollar: `Rs 12,650,000,000`. */
export function formatMoney(t: Translate, locale: Locale, amount: number, currency: Currency): string {
  return t(`money.${currency}`, { amount: formatNumber(locale, amount) });
}

/**
 * The same as people say it: `Rs 12.65 billion`, in Urdu in arabs and crores. Up to four decimals are kept where they
 * make it exact; else it is rounded to two and says 'about'. In full where it is too small for a unit.
 */
export function sayMoney(t: Translate, locale: Locale, amount: number, currency: Currency): string {
  const found = UNITS[locale].find(({ of }) => amount >= of);
  if (!found) return formatMoney(t, locale, amount, currency);
  const inUnits = amount / found.of;
  const exact = Math.round(inUnits * 10_000) * (found.of / 10_000) === amount;
  const figure = new Intl.NumberFormat(INTL_TAGS[locale], { maximumFractionDigits: exact ? 4 : 2 }).format(inUnits);
  const said = t(`money.${currency}`, { amount: t(`money.units.${found.unit}`, { figure }) });
  return exact ? said : t("money.about", { amount: said });
}
