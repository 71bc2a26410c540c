import { PageHeading } from "@/components/record/page-heading";
import type { FoundRecord } from "@/lib/editing/found";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { recordPath, staffNewRecordPath, staffRecordPath, staffRecordsPath } from "@/lib/paths";
import { RECORD_KINDS, type RecordKind } from "@/lib/records/schema";

type Props = {
  t: Translate;
  locale: Locale;
  q: string;
  kind: RecordKind | null;
  found: readonly FoundRecord[];
  /** Set when there are more than are shown. */
  most: number | null;
};

/** Find a record of any kind, or begin a new one. */
export function FindView({ t, locale, q, kind, found, most }: Props) {
  return (
    <div className="page-width grid gap-6 pb-16">
      <PageHeading title={t("editing.find.title")}>
        <p>{t("editing.find.lead")}</p>
      </PageHeading>
      <form method="get" action={staffRecordsPath(locale)} className="form-row">
        <label className="form-field">
          <span className="form-label">{t("editing.find.search")}</span>
          <input type="search" name="q" defaultValue={q} maxLength={120} className="field" />
        </label>
        <label className="form-field">
          <span className="form-label">{t("editing.find.kind")}</span>
          <select name="kind" defaultValue={kind ?? ""} className="field">
            <option value="">{t("editing.find.all")}</option>
            {RECORD_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`recordKinds.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t("editing.find.go")}
        </button>
      </form>
      <nav aria-label={t("editing.find.new")} className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="text-soft">{t("editing.find.new")}</span>
        {RECORD_KINDS.map((one) => (
          <a key={one} href={staffNewRecordPath(locale, one)} className="inline-flex min-h-11 items-center">
            {t(`recordKind.${one}`)}
          </a>
        ))}
      </nav>
      <section aria-label={t("editing.find.title")}>
        <p className="text-soft text-sm">
          {found.length === 0
            ? t("editing.find.none")
            : most === null
              ? t("editing.find.found", { count: found.length })
              : t("editing.find.most", { count: most })}
        </p>
        <ul>
          {found.map((record) => (
            <Found key={`${record.kind} ${record.key}`} t={t} locale={locale} record={record} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Found({ t, locale, record }: { t: Translate; locale: Locale; record: FoundRecord }) {
  const { kind, key, name, more, state, mayChange } = record;
  return (
    <li className="flex flex-wrap items-center gap-x-4 border-line border-t py-1">
      <a
        href={mayChange ? staffRecordPath(locale, kind, key) : recordPath(locale, kind, key)}
        className="name-link inline-flex min-h-11 items-center"
      >
        <bdi>{name}</bdi>
      </a>
      {more && <bdi className="text-soft text-sm">{more}</bdi>}
      <span className="text-soft text-sm">{t(`recordKind.${kind}`)}</span>
      <code dir="ltr" className="text-soft text-sm">
        {key}
      </code>
      {state !== "published" && <span className="tag">{t(`editing.find.${state}`)}</span>}
      {!mayChange && <span className="text-soft text-sm">{t("editing.find.readOnly")}</span>}
    </li>
  );
}
