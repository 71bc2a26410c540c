import { BodyLink } from "@/components/facility/record-links";
import { CountLink } from "@/components/lists/count-link";
import { ListTable } from "@/components/lists/list-table";
import { RecordText } from "@/components/record/record-text";
import { AGREEMENT_COLUMNS, AGREEMENT_TABLE_COLUMNS, type AgreementRow, partyCodes } from "@/lib/agreements/columns";
import { columnLabel } from "@/lib/dictionary/words";
import { formatDate, formatList, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { agreementPath } from "@/lib/paths";
import { chooseColumns, headFirst } from "@/lib/records/columns";
import type { ListPlace } from "@/lib/records/list-addresses";
import { type Directory, shortNameOf } from "@/lib/records/named";
import { OverdueTag } from "./overdue-tag";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  rows: readonly AgreementRow[];
  /** Null for a table that stands in one order, with its usual columns. */
  place: ListPlace | null;
  moment: string;
};

/** Agreements with their parties, what they promise, and what of it is listed and open. */
export function AgreementTable({ t, locale, directory, rows, place, moment }: Props) {
  const unstated = <span className="text-soft">{t("agreements.notStated")}</span>;
  const href = (ref: string) => agreementPath(locale, ref, moment);
  const came = (name: "listed" | "open") => (row: AgreementRow) => (
    <CountLink
      key={name}
      t={t}
      locale={locale}
      count={row[name]}
      href={`${href(row.ref)}#facilities`}
      label={columnLabel(t, "agreements", name)}
      of={row.title}
    />
  );
  return (
    <ListTable
      t={t}
      locale={locale}
      list="agreements"
      caption={t("agreements.caption")}
      columns={headFirst(chooseColumns(AGREEMENT_COLUMNS, place?.view.columns ?? AGREEMENT_TABLE_COLUMNS), "title")}
      rows={rows}
      rowKey={({ ref }) => ref}
      place={place}
      narrow="cards"
      cells={{
        ref: ({ ref }) => (
          <a key="ref" href={href(ref)}>
            <code dir="ltr">{ref}</code>
          </a>
        ),
        title: (row) => (
          <span key="title" className="grid gap-0.5">
            <a href={href(row.ref)} className="name-link">
              <RecordText locale={locale} text={row.title} />
            </a>
            <span className="text-soft text-xs">
              {formatList(
                locale,
                partyCodes(row).map((code) => shortNameOf(directory.body, code, locale).text),
              )}
            </span>
          </span>
        ),
        parties: (row) => <Parties key="parties" locale={locale} directory={directory} row={row} moment={moment} />,
        signed_on: ({ signed_on }) => (signed_on === null ? unstated : formatDate(locale, signed_on)),
        due_on: ({ due_on }) => (due_on === null ? unstated : formatDate(locale, due_on)),
        area_codes: ({ area_codes }) => (area_codes.length === 0 ? unstated : area_codes.join(", ")),
        promised: (row) => <Promised key="promised" t={t} locale={locale} row={row} />,
        promised_kind: ({ promised_kind }) => sayKinds(t, locale, promised_kind) ?? unstated,
        listed: came("listed"),
        open: came("open"),
        overdue: ({ overdue }) => <OverdueTag key="overdue" t={t} overdue={overdue} />,
      }}
    />
  );
}

const sayKinds = (t: Translate, locale: Locale, kinds: readonly string[]): string | null =>
  kinds.length === 0
    ? null
    : formatList(
        locale,
        kinds.map((kind) => sayCode(t, "kind", kind)),
      );

function Promised({ t, locale, row }: { t: Translate; locale: Locale; row: AgreementRow }) {
  const kinds = sayKinds(t, locale, row.promised_kind);
  return (
    <>
      {row.promised === null ? (
        <span className="text-soft">{t("agreements.noNumber")}</span>
      ) : (
        formatNumber(locale, row.promised)
      )}
      {kinds !== null && <span className="block text-soft text-xs">{kinds}</span>}
    </>
  );
}

function Parties({
  locale,
  directory,
  row,
  moment,
}: Pick<Props, "locale" | "directory" | "moment"> & { row: AgreementRow }) {
  return (
    <ul className="grid">
      {partyCodes(row).map((code) => (
        <li key={code} className="flex min-h-6 items-center">
          <BodyLink locale={locale} directory={directory} code={code} moment={moment} short />
        </li>
      ))}
    </ul>
  );
}
