import { sayDocumentField } from "@/components/lists/field-words";
import { RecordText } from "@/components/record/record-text";
import { RecordTable } from "@/components/table/record-table";
import { columnLabel } from "@/lib/dictionary/words";
import { formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { recordPath } from "@/lib/paths";
import type { ChangeRow } from "@/lib/revisions/change-columns";

type Props = {
  t: Translate;
  locale: Locale;
  revision: number;
  published_at: string;
  note: string;
  changes: readonly ChangeRow[];
};

/** One publishing: its number, when, why, and the records that it changed. */
export function RevisionSection({ t, locale, revision, published_at, note, changes }: Props) {
  const title = t("changes.revision", { revision: formatNumber(locale, revision) });
  return (
    <section>
      <h2 className="text-lg">{title}</h2>
      <p className="mt-0.5 text-sm text-soft">
        {formatInstant(locale, new Date(published_at))}
        {note && (
          <>
            {" · "}
            <RecordText locale={locale} text={note} />
          </>
        )}
      </p>
      <div className="mt-2">
        <RecordTable
          whole
          narrow="cards"
          t={t}
          caption={title}
          columns={(["name", "kind", "action", "version"] as const).map((name) => ({
            name,
            label: columnLabel(t, "changes", name),
            figures: name === "version",
          }))}
          rows={changes.map((change) => ({
            key: `${change.kind} ${change.key}`,
            cells: [
              <ChangedRecord key="name" locale={locale} change={change} />,
              sayCode(t, "recordKind", change.kind),
              <ChangedFields key="action" t={t} change={change} />,
              formatNumber(locale, change.version),
            ],
          }))}
        />
      </div>
    </section>
  );
}

/** What happened to a record, and to which of its fields. */
function ChangedFields({ t, change }: { t: Translate; change: ChangeRow }) {
  const { action, kind, fields } = change;
  return (
    <>
      {t(`action.${action}`)}
      {fields.length > 0 && (
        <span className="block text-soft text-sm">
          {fields.map((field) => sayDocumentField(t, kind, field)).join(" · ")}
        </span>
      )}
    </>
  );
}

/** A record by its name, or by its key where nothing of it is shown any more. */
function ChangedRecord({ locale, change }: { locale: Locale; change: ChangeRow }) {
  const { kind, key, name, name_ur } = change;
  return (
    <a href={recordPath(locale, kind, key)} className="name-link">
      {name === null ? <code dir="ltr">{key}</code> : <RecordText locale={locale} text={name} textUr={name_ur} />}
    </a>
  );
}
