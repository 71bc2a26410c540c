import { LOCALES, type Locale } from "@/lib/i18n/locales";

/** What a page says of its own address: the one spelling of it, and the same page in each language. */
export function alternatesOf(locale: Locale, path: (locale: Locale) => string) {
  return { canonical: path(locale), languages: Object.fromEntries(LOCALES.map((one) => [one, path(one)])) };
}
