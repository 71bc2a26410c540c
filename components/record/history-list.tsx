import { type Saying, sayDifference } from "@/lib/editing/say-value";
import { labelByName } from "@/lib/editing/words";
import { formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { HistoryEntry, HistoryField, RecordHistory } from "@/lib/records/history-entry";
import type { RecordKind } from "@/lib/records/schema";
import { RecordText } from "./record-text";

type Props = { t: Translate; locale: Locale; kind: RecordKind; history: RecordHistory };

/** Every published state of a record, newest first: when, in which revision, by whom, why, and what it changed. */
export function HistoryList({ t, locale, kind, history }: Props) {
  const saying: Saying = { t, locale, kind, names: history.names };
  return (
    <ol className="grid text-sm">
      {history.entries.map((entry) => (
        <li key={entry.version} className="border-line border-t py-2">
          <EntryHead t={t} locale={locale} entry={entry} />
          {entry.fields.length > 0 && (
            <details>
              <summary className="disclosure flex min-h-11 cursor-pointer items-center gap-2 text-accent">
                {t("history.fields", { count: entry.fields.length })}
              </summary>
              <FieldChanges saying={saying} fields={entry.fields} />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function EntryHead({ t, locale, entry }: { t: Translate; locale: Locale; entry: HistoryEntry }) {
  const { version, revision, published_at, action, note, office, correction, direct } = entry;
  return (
    <p className="flex flex-wrap gap-x-4">
      <span className="font-medium">{t(`action.${action}`)}</span>
      <span>{formatInstant(locale, new Date(published_at))}</span>
      <span className="text-soft">
        {t("history.version", { version: formatNumber(locale, version), revision: formatNumber(locale, revision) })}
      </span>
      {office && (
        <span className="text-soft">
          <bdi>{office}</bdi>
        </span>
      )}
      {correction && <span className="tag">{t("history.correction")}</span>}
      {direct && <span className="tag">{t("history.direct")}</span>}
      {note && <RecordText locale={locale} text={note} />}
    </p>
  );
}

/** What a version changed, each field before and after. */
export function FieldChanges({ saying, fields }: { saying: Saying; fields: readonly HistoryField[] }) {
  const { t, kind } = saying;
  return (
    <dl className="facts pb-2">
      {fields.map(({ field, before, after }) => {
        const said = sayDifference(saying, field, before, after);
        return (
          <div key={field} className="fact">
            <dt>{labelByName(t, kind, field)}</dt>
            <dd className="grid gap-1">
              <Side label={t("history.before")} lines={said.before} empty={t("history.nothing")} />
              <Side label={t("history.after")} lines={said.after} empty={t("history.nothing")} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Side({ label, lines, empty }: { label: string; lines: readonly string[]; empty: string }) {
  return (
    <div>
      <span className="text-soft">{label}: </span>
      {lines.length === 0 ? (
        <span className="text-soft">{empty}</span>
      ) : (
        lines.map((line) => (
          <span key={line} className="block whitespace-pre-line">
            <bdi>{line}</bdi>
          </span>
        ))
      )}
    </div>
  );
}
