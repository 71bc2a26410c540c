import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageCitation } from "@/components/record/page-citation";
import { PageHeading } from "@/components/record/page-heading";
import { RecordText } from "@/components/record/record-text";
import { RecordTable } from "@/components/table/record-table";
import { columnLabel } from "@/lib/dictionary/words";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { betweenFilePath, changesPath, facilityPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import type { Refusal } from "@/lib/records/query-fields";
import type { DifferenceRow } from "@/lib/revisions/difference-columns";
import { DifferenceValue } from "./difference-value";

type End = { revision: number; day: string };
type Props = {
  t: Translate;
  locale: Locale;
  action: string;
  from: string;
  to: string;
  /** The filter of the facilities, carried along. */
  kept: readonly [string, string][];
  ends: { earlier: End; later: End } | null;
  /** The facilities in words. */
  about: string;
  rows: readonly DifferenceRow[];
  shown: number;
  query: string;
  refusals: readonly Refusal[];
  /** Null while nothing is compared. */
  citation: Citation | null;
};

/** What differs between two days or two revisions of the register: a form, figures, and a row for each field. */
export function DifferenceView(props: Props) {
  const { t, locale, ends, rows, shown, query, about, refusals, citation } = props;
  const say = ({ day, revision }: End) => t("between.end", { date: formatDate(locale, day), revision });
  return (
    <div className="page-width pb-12">
      <Breadcrumbs t={t} crumbs={[{ name: t("list.changes"), href: changesPath(locale) }]} />
      <PageHeading title={t("between.title")}>
        <p>{t("between.lead")}</p>
      </PageHeading>
      <div className="grid gap-6">
        <IgnoredNotice t={t} refusals={refusals} />
        <BetweenForm {...props} />
        {ends && (
          <section className="grid gap-3" aria-labelledby="differences">
            <h2 id="differences" className="text-lg">
              {t("between.found", { from: say(ends.earlier), to: say(ends.later) })}
            </h2>
            <p>
              {about} · {t("between.count", { count: rows.length })}
              {rows.length > shown && <> · {t("between.first", { count: formatNumber(locale, shown) })}</>}
            </p>
            <p className="flex flex-wrap gap-x-6 text-sm">
              {(["csv", "json"] as const).map((format) => (
                <a key={format} href={betweenFilePath(format, query)} className="flex min-h-11 items-center">
                  {t(`data.format.${format}.name`)}
                </a>
              ))}
            </p>
            {rows.length > 0 && <Differences {...props} rows={rows.slice(0, shown)} />}
            {citation && <PageCitation t={t} citation={citation} />}
          </section>
        )}
      </div>
    </div>
  );
}

function BetweenForm({ t, action, from, to, kept }: Props) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-4">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(
        [
          ["from", from],
          ["to", to],
        ] as const
      ).map(([name, value]) => (
        <label key={name} className="grid gap-1 text-sm">
          {t(`between.${name}`)}
          <input name={name} defaultValue={value} placeholder="2025-01-01" dir="ltr" className="field w-44" />
        </label>
      ))}
      <button type="submit" className="button">
        {t("between.compare")}
      </button>
    </form>
  );
}

function Differences({ t, locale, rows }: Props) {
  const columns = (["name", "action", "field", "before", "after"] as const).map((name) => ({
    name,
    label: t(`between.column.${name}`),
  }));
  return (
    <RecordTable
      t={t}
      narrow="cards"
      caption={t("between.title")}
      columns={columns}
      rows={rows.map((row) => ({
        key: `${row.ref} ${row.field ?? row.action}`,
        cells: [
          <a key="name" href={facilityPath(locale, row.ref)} className="name-link">
            <RecordText locale={locale} text={row.name} textUr={row.name_ur} />
          </a>,
          <span key="action">
            {t(`between.action.${row.action}`)}
            {row.successor && (
              <>
                {" "}
                <a href={facilityPath(locale, row.successor)}>
                  <code dir="ltr">{row.successor}</code>
                </a>
              </>
            )}
          </span>,
          row.field === null ? "" : columnLabel(t, "facilities", row.field),
          row.field && <DifferenceValue key="before" t={t} locale={locale} field={row.field} text={row.before} />,
          row.field && <DifferenceValue key="after" t={t} locale={locale} field={row.field} text={row.after} />,
        ],
      }))}
    />
  );
}
