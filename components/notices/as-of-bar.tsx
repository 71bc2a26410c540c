import { formatDate, formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  locale: Locale;
  /** The day that was asked for; null: the day of `knownAt`, or today. */
  asOf: string | null;
  /** The revision whose state is shown and when it was published (RFC 3339); null: the latest. */
  known: { revision: number; publishedAt: string } | null;
  /** The same page as of today. */
  todayHref: string;
};

/** Says that a page speaks of another day, or of what was known then, and leads back to today. Nothing for today. */
export function AsOfBar({ t, locale, asOf, known, todayHref }: Props) {
  if (!asOf && !known) return null;
  return (
    <section role="status" className="notice notice-calm flex flex-wrap items-center gap-x-4">
      <p>
        {asOf && <span>{t("asOf.day", { date: formatDate(locale, asOf) })} </span>}
        {known && (
          <span>
            {t("asOf.known", { revision: known.revision, date: formatInstant(locale, new Date(known.publishedAt)) })}
          </span>
        )}
      </p>
      <a href={todayHref} className="flex min-h-11 items-center">
        {t("asOf.today")}
      </a>
    </section>
  );
}
