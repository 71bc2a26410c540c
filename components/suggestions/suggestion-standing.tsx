import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilityPath } from "@/lib/paths";

type Standing = {
  reference: string;
  facilityRef: string | null;
  receivedOn: Date;
  decidedOn: Date | null;
  state: "received" | "proposed" | "published" | "not_published" | "declined";
  reason: string | null;
};

/** What became of a suggestion so far: never what it said, for whoever knows the number may not be its sender. */
export function SuggestionStanding({ locale, t, standing }: { locale: Locale; t: Translate; standing: Standing }) {
  const { reference, facilityRef, receivedOn, decidedOn, state, reason } = standing;
  return (
    <dl className="facts max-w-2xl">
      <div className="fact">
        <dt>{t("suggest.state.reference")}</dt>
        <dd>
          <code dir="ltr" className="font-semibold text-lg">
            {reference}
          </code>
          <span className="block text-soft text-sm">{t("suggest.state.keep")}</span>
        </dd>
      </div>
      {facilityRef && (
        <div className="fact">
          <dt>{t("suggest.state.about")}</dt>
          <dd>
            <a href={facilityPath(locale, facilityRef)}>
              <bdi dir="ltr">{facilityRef}</bdi>
            </a>
          </dd>
        </div>
      )}
      <div className="fact">
        <dt>{t("suggest.state.received")}</dt>
        <dd>{formatInstant(locale, receivedOn)}</dd>
      </div>
      <div className="fact">
        <dt>{t("suggest.state.standing")}</dt>
        <dd>
          <span className="font-semibold">{t(`suggest.state.is.${state}`)}</span>
          {state !== "received" && decidedOn && (
            <span className="block text-soft text-sm">{formatInstant(locale, decidedOn)}</span>
          )}
          {reason && (
            <p className="measure mt-2 whitespace-pre-line" dir="auto">
              {reason}
            </p>
          )}
        </dd>
      </div>
    </dl>
  );
}
