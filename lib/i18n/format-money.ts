import { formatNumber } from "./format";
import { INTL_TAGS, type Locale } from "./locales";
import type { Translate } from "./translate";

export const CURRENCIES = ["PKR", "USD"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** The units that people count money in: millions in English, lakhs, crores and arabs in Urdu. The largest first. */
const UNITS = {
  en: [
    { unit: "billion", of: 1_000_000_000, decimals: 2 },
    { unit: "million", of: 1_000_000, decimals: 3 },
  ],
  ur: [
    { unit: "arab", of: 1_000_000_000, decimals: 2 },
    { unit: "crore", of: 10_000_000, decimals: 2 },
    { unit: "lakh", of: 100_000, decimals: 2 },
  ],
} as const satisfies Record<Locale, readonly { unit: string; of: number; decimals: number }[]>;

/** An amount to the last rupee or dollar: `Rs 12,650,000,000`. */
export function formatMoney(t: Translate, locale: Locale, amount: number, currency: Currency): string {
  return t(`money.${currency}`, { amount: formatNumber(locale, amount) });
}

/**
 * The same as people say it: `Rs 12.65 billion`, in Urdu in arabs and crores. With two decimals at most, three of
 * millions; where that is not exact it says 'about', for the full amount stands beside it. In full where it is too small
 * for a unit.
 */
export function sayMoney(t: Translate, locale: Locale, amount: number, currency: Currency): string {
  const found = UNITS[locale].find(({ of }) => amount >= of);
  if (!found) return formatMoney(t, locale, amount, currency);
  const inUnits = amount / found.of;
  const finest = found.of / 10 ** found.decimals;
  const exact = Math.round(amount / finest) * finest === amount;
  const maximumFractionDigits = exact ? found.decimals : 2;
  const figure = new Intl.NumberFormat(INTL_TAGS[locale], { maximumFractionDigits }).format(inUnits);
  const said = t(`money.${currency}`, { amount: t(`money.units.${found.unit}`, { figure }) });
  return exact ? said : t("money.about", { amount: said });
}
