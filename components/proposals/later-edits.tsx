import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffRecordPath } from "@/lib/paths";
import type { LaterEdit } from "@/lib/proposals/later-edit";

/** What keeps something from being undone: the records that have changed since, or were built on it. */
export function LaterEdits({ t, locale, edits }: { t: Translate; locale: Locale; edits: readonly LaterEdit[] }) {
  return (
    <>
      <p className="measure">{t("imports.undo.barred")}</p>
      <ul>
        {edits.map(({ kind, key, name }) => (
          <li key={`${kind} ${key}`}>
            <a href={staffRecordPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
