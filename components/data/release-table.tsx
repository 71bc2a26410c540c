import { sayFileSize } from "@/lib/files/say-size";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { releasePath } from "@/lib/paths";
import { RELEASE_DESCRIPTION, RELEASE_SUMS, type Release } from "@/lib/releases/schema";

const ACTIONS = ["added", "changed", "retracted", "merged"] as const;

/** The dated releases, newest first: of which revision, what changed, and every file with its size. */
export function ReleaseTable({ t, locale, releases }: { t: Translate; locale: Locale; releases: readonly Release[] }) {
  if (releases.length === 0) return <p className="text-soft">{t("releases.none")}</p>;
  return (
    <ul className="border-line border-t">
      {releases.map(({ date, revision, changes, files }) => (
        <li key={date} id={`release-${date}`} className="grid gap-1 border-line border-b py-3">
          <p>
            <strong>{formatDate(locale, date)}</strong> · {t("releases.revision", { revision })}
            <span className="text-soft">
              {ACTIONS.filter((action) => changes[action]).map((action) => (
                <span key={action}>
                  {" · "}
                  {t(`action.${action}`)}: {formatNumber(locale, changes[action] ?? 0)}
                </span>
              ))}
            </span>
          </p>
          <ul className="flex flex-wrap gap-x-5 text-sm">
            {files.map(({ name, bytes }) => (
              <li key={name}>
                <a href={releasePath(date, name)} className="inline-flex min-h-9 items-center gap-1 max-md:min-h-11">
                  <code dir="ltr">{name}</code>
                </a>{" "}
                <span className="text-soft">{sayFileSize(t, locale, { bytes, exact: true })}</span>
              </li>
            ))}
            {[RELEASE_SUMS, RELEASE_DESCRIPTION].map((name) => (
              <li key={name}>
                <a href={releasePath(date, name)} className="inline-flex min-h-9 items-center max-md:min-h-11">
                  <code dir="ltr">{name}</code>
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
