import { AsOfBar } from "@/components/notices/as-of-bar";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { MapPage } from "@/lib/map/schema";

/** What a person must know before the numbers: that they are of another day, that part of the address was left out. */
export function MapNotices({
  t,
  locale,
  page,
  todayHref,
}: {
  t: Translate;
  locale: Locale;
  page: MapPage;
  todayHref: string;
}) {
  const { moment, refusals } = page.request;
  const { asOf, knownAt, revision, publishedAt } = moment;
  if (asOf === null && knownAt === null && refusals.length === 0) return null;
  return (
    <div className="grid gap-2 text-sm">
      <AsOfBar
        t={t}
        locale={locale}
        asOf={asOf}
        known={knownAt === null ? null : { revision, publishedAt }}
        todayHref={todayHref}
      />
      <IgnoredNotice t={t} refusals={refusals} />
    </div>
  );
}
