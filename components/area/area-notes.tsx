import { CountLink } from "@/components/lists/count-link";
import type { Conditions } from "@/lib/areas/conditions";
import { kindsWithin } from "@/lib/areas/conditions";
import { leftOutFilter } from "@/lib/areas/distances";
import { describeFilter } from "@/lib/facilities/describe";
import { toQuery } from "@/lib/facilities/filter";
import type { FacilityKind } from "@/lib/facilities/schema";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { momentOf } from "@/lib/revisions/asked";

type Context = { t: Translate; locale: Locale; directory: Directory; conditions: Conditions };

type CountingProps = Context & {
  /** The day and revision that is shown, whether asked for or not. */
  moment: { day: string; revision: number };
  /** The same page of that day and revision, which does not change. */
  permanentHref: string;
  /** The first day that anything is listed, where the page's lies before it. */
  before: string | null;
};

/** What the numbers of a page count, of which day and revision; that they are none, where nothing is recorded yet. */
export function CountingNote({ t, locale, directory, conditions, moment, permanentHref, before }: CountingProps) {
  const date = formatDate(locale, moment.day);
  return (
    <>
      {before !== null && (
        <p role="status" className="notice mt-3">
          {t("areas.before", { date, first: formatDate(locale, before) })}
        </p>
      )}
      <p className="measure mt-2 text-soft text-sm print:hidden">
        {t("areas.counting.what", { what: describeFilter(conditions, directory, locale, t) })}{" "}
        {t("areas.counting.when", { date, revision: moment.revision })}{" "}
        <a href={permanentHref}>{t("areas.counting.address")}</a>
      </p>
    </>
  );
}

type DistanceProps = Context & {
  leftOut: ReadonlyMap<FacilityKind, number>;
  moment: { as_of?: string; known_at?: string };
};

/** What distances are measured from and to, and how many open facilities of each kind they leave out. */
export function DistanceNote({ t, locale, conditions, leftOut, moment }: DistanceProps) {
  const kinds = kindsWithin(conditions).filter((kind) => (leftOut.get(kind) ?? 0) > 0);
  return (
    <p className="measure text-soft text-sm print:hidden">
      {t("areas.distanceNote")}
      {kinds.length === 0 && t("areas.distanceNone")}
      {kinds.map((kind, at) => (
        <span key={kind}>
          {at > 0 && (locale === "ur" ? "، " : ", ")}
          {t(`kind.${kind}`)}{" "}
          <CountLink
            t={t}
            locale={locale}
            count={leftOut.get(kind) ?? 0}
            href={facilitiesPath(locale, toQuery({ ...leftOutFilter(kind), ...momentOf(moment) }))}
            label={t("areas.leftOut")}
            of={t(`kind.${kind}`)}
          />
        </span>
      ))}
    </p>
  );
}
