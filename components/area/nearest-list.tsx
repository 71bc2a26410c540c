import { RecordText } from "@/components/record/record-text";
import type { Nearest } from "@/lib/areas/distances";
import type { FacilityKind } from "@/lib/facilities/schema";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilityPath } from "@/lib/paths";

type Props = {
  t: Translate;
  locale: Locale;
  kinds: readonly FacilityKind[];
  nearest: readonly Nearest[];
  moment: string;
};

/** The nearest open facility of each kind from a tehsil, and that there is none. */
export function NearestList({ t, locale, kinds, nearest, moment }: Props) {
  return (
    <dl className="facts">
      {kinds.map((kind) => {
        const found = nearest.find((one) => one.kind === kind);
        return (
          <div key={kind} className="fact">
            <dt>{t(`kind.${kind}`)}</dt>
            <dd>
              {found ? (
                <>
                  {t("areas.about", { km: formatNumber(locale, Math.round(found.km * 10) / 10) })}{" "}
                  <a href={facilityPath(locale, found.ref, moment)} className="name-link">
                    <RecordText locale={locale} text={found.name} textUr={found.name_ur} />
                  </a>
                </>
              ) : (
                <span className="text-soft">{t("areas.nearestNone")}</span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
