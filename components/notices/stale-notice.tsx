import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { LatestRevision } from "@/lib/revisions/clock";

type Props = { t: Translate; locale: Locale; latest: LatestRevision | null };

/**
 * Says of which day a page is that was kept from before the database went away. It stands on every page, hidden: the
 * server front takes `hidden` from it when it sends such a page again (scripts/server/kept.mjs).
 */
export function StaleNotice({ t, locale, latest }: Props) {
  if (!latest) return null;
  return (
    <p id="data-as-of" hidden className="notice notice-calm" suppressHydrationWarning>
      {t("asOf.stale", { revision: latest.revision, date: formatDate(locale, latest.publishedOn) })}
    </p>
  );
}
