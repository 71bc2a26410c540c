import { formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { HistoryEntry } from "@/lib/records/history-entry";
import { RecordText } from "./record-text";

/** Every published state of a record, newest first: when, in which revision, and why. */
export function HistoryList({ t, locale, entries }: { t: Translate; locale: Locale; entries: HistoryEntry[] }) {
  return (
    <ol className="grid text-sm">
      {entries.map(({ version, revision, published_at, action, note }) => (
        <li key={version} className="flex flex-wrap gap-x-4 border-line border-t py-2">
          <span className="font-medium">{t(`action.${action}`)}</span>
          <span>{formatInstant(locale, new Date(published_at))}</span>
          <span className="text-soft">
            {t("history.version", { version: formatNumber(locale, version), revision: formatNumber(locale, revision) })}
          </span>
          {note && <RecordText locale={locale} text={note} />}
        </li>
      ))}
    </ol>
  );
}
