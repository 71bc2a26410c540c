import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { nameCode } from "@/lib/i18n/vocabulary";
import { sayDistance } from "@/lib/map/say-distance";
import { staffRecordPath } from "@/lib/paths";
import type { Warning } from "@/lib/proposals/warning";
import { idOf } from "@/lib/records/references";

type Props = {
  t: Translate;
  locale: Locale;
  warnings: readonly Warning[];
  names: Readonly<Record<string, string>>;
};

/** What a reviewer should look at before a change is published. */
export function WarningList({ t, locale, warnings, names }: Props) {
  if (warnings.length === 0) return null;
  return (
    <div className="notice">
      <h3 className="font-semibold text-base">{t("review.warnings")}</h3>
      <ul className="list-inside list-disc">
        {warnings.map((warning) => (
          <li key={"other" in warning ? `${warning.about} ${warning.other.key}` : warning.about}>
            <WarningText t={t} locale={locale} warning={warning} names={names} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function WarningText({ t, locale, warning, names }: Omit<Props, "warnings"> & { warning: Warning }) {
  switch (warning.about) {
    case "duplicate":
    case "look_alike": {
      const { kind, key, name, km } = warning.other;
      return (
        <>
          <a href={staffRecordPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
            {t(`review.warning.${warning.about}`, { name: `${name} (${key})` })}
          </a>
          {km !== null && ` · ${sayDistance(t, locale, km * 1000)}`}
        </>
      );
    }
    case "precision_lost":
      return t("review.warning.precision_lost", {
        before: nameCode(t, "precision", warning.before),
        after: nameCode(t, "precision", warning.after),
      });
    case "status_back":
      return t("review.warning.status_back", {
        before: nameCode(t, "status", warning.before),
        after: nameCode(t, "status", warning.after),
      });
    case "outside_area":
      return t("review.warning.outside_area", { area: names[idOf("area", warning.area)] ?? warning.area });
    case "swapped_coordinates":
      return t("review.warning.swapped_coordinates");
  }
}
