import { effectiveDay } from "@/lib/facilities/status";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { ShownDocument } from "./cite";

type Props = {
  t: Translate;
  locale: Locale;
  document: ShownDocument;
  /** The day asked for, before the facility's first event. */
  day: string;
  todayHref: string;
};

/** Says that a facility was not yet heard of on the day asked for, and from when on it was. */
export function NotListed({ t, locale, document, day, todayHref }: Props) {
  const dated = document.events.flatMap((event) => (event.on ? [event] : []));
  const [first] = dated.toSorted((one, other) => effectiveDay(one).localeCompare(effectiveDay(other)));
  return (
    <section className="mt-6">
      <h2 className="text-lg">{t("facility.notListedTitle", { date: formatDate(locale, day) })}</h2>
      <p className="measure mt-2">
        {t("facility.notListed", { first: first?.on ? formatDate(locale, first.on) : t("timeline.undated") })}
      </p>
      <p className="mt-4">
        <a href={todayHref}>{t("facility.toToday")}</a>
      </p>
    </section>
  );
}
