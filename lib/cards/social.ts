import { CARD } from "@/lib/cards/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { cardPath } from "@/lib/paths";
import { type Parameters, writeParameters } from "@/lib/records/query";

/**
 * What a page says to sites that show links to it: its picture. `query` is a filter of the facilities, or
 * `facility` and the day and revision of one; `subject` is what the picture shows, in words.
 */
export function socialCard(locale: Locale, query: Parameters, subject?: string) {
  const t = translator(locale);
  const url = cardPath(writeParameters([...query, ...(locale === "ur" ? [["lang", "ur"] as [string, string]] : [])]));
  const images = [{ url, ...CARD, type: "image/png", alt: t("card.alt", { subject: subject ?? t("home.title") }) }];
  return {
    openGraph: {
      type: "website" as const,
      siteName: t("site.name"),
      locale: locale === "ur" ? "ur_PK" : "en_PK",
      images,
    },
    twitter: { card: "summary_large_image" as const },
  };
}
