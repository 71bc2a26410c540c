export const LOCALES = ["en", "ur"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";

/** Writing direction. Ours, because `Intl.Locale#getTextInfo` is missing in Node 20. */
export const DIRECTIONS = { en: "ltr", ur: "rtl" } as const satisfies Record<Locale, "ltr" | "rtl">;

/** What `Intl` is asked for: Gregorian days and Latin digits in both languages, whatever the ICU data prefers. */
export const INTL_TAGS = {
  en: "en-PK-u-ca-gregory-nu-latn",
  ur: "ur-PK-u-ca-gregory-nu-latn",
} as const satisfies Record<Locale, string>;

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The language a route segment names; English for anything else, since the proxy lets nothing else through. */
export function readLocale(value: string | undefined): Locale {
  return isLocale(value) ? value : DEFAULT_LOCALE;
}

export function otherLocale(locale: Locale): Locale {
  return locale === "en" ? "ur" : "en";
}
