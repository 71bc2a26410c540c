import { ListTable } from "@/components/lists/list-table";
import { RecordText } from "@/components/record/record-text";
import { CLAIM_COLUMNS, CLAIM_TABLE_COLUMNS, type ClaimRow } from "@/lib/claims/columns";
import { sayClaim } from "@/lib/claims/words";
import { columnLabel } from "@/lib/dictionary/words";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { chooseColumns, headFirst } from "@/lib/records/columns";
import type { ListPlace } from "@/lib/records/list-addresses";
import type { Directory } from "@/lib/records/named";
import { ClaimedValue, ClaimLink, ClaimRef } from "./claim-link";
import { Difference, ListedCount } from "./listed-count";
import { VerdictTag } from "./verdict-tag";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  rows: readonly ClaimRow[];
  /** Null for a table that stands in one order, with its usual columns. */
  place: ListPlace | null;
  moment: string;
  /** The names of the columns, where others than usual are shown. */
  columns?: readonly string[];
};

/** Where no claim counts facilities, nothing is held against the list. */
const FIGURE_COLUMNS = ["paraphrase", "value", "said_on"];

/** Claims, each beside what the register lists of the same on the same day. */
export function ClaimTable({ t, locale, directory, rows, place, moment, columns = CLAIM_TABLE_COLUMNS }: Props) {
  const listed = (name: "listed" | "listed_today", address: "address" | "address_today") => (row: ClaimRow) =>
    // Said once a row.
    name === "listed_today" && row[address] === null ? null : (
      <ListedCount
        key={name}
        t={t}
        locale={locale}
        count={row[name]}
        address={row[address]}
        label={columnLabel(t, "claims", name)}
        of={sayClaim(t, locale, directory, row)}
      />
    );
  const counts =
    columns !== CLAIM_TABLE_COLUMNS || place !== null || rows.some(({ address_today }) => address_today !== null);
  const names = place?.view.columns ?? (counts ? columns : FIGURE_COLUMNS);
  const sayDay = (date: string | null) =>
    date === null ? <span className="text-soft">{t("claims.undated")}</span> : formatDate(locale, date);
  return (
    <ListTable
      t={t}
      locale={locale}
      list="claims"
      caption={t("claims.caption")}
      columns={headFirst(chooseColumns(CLAIM_COLUMNS, names), "paraphrase")}
      rows={rows}
      rowKey={({ ref }) => ref}
      place={place}
      narrow="cards"
      cells={{
        ref: ({ ref }) => <ClaimRef key="ref" locale={locale} code={ref} moment={moment} />,
        paraphrase: (row) => (
          <ClaimCell {...{ t, locale, directory, moment }} claim={row} dated={!names.includes("said_on")} />
        ),
        value: (row) => <ClaimedValue key="value" t={t} locale={locale} claim={row} />,
        as_of: ({ as_of }) => sayDay(as_of),
        said_on: ({ said_on }) => sayDay(said_on),
        listed: listed("listed", "address"),
        listed_today: listed("listed_today", "address_today"),
        difference: ({ difference }) => difference !== null && <Difference locale={locale} value={difference} />,
        verdict: ({ verdict, due_on }) => (
          <span key="verdict" className="grid gap-0.5">
            <VerdictTag t={t} verdict={verdict} />
            {due_on !== null && (
              <span className="text-soft text-xs">{t("claims.dueOn", { date: formatDate(locale, due_on) })}</span>
            )}
          </span>
        ),
        contradicts: ({ contradicts }) => <Refs locale={locale} refs={contradicts} moment={moment} />,
        copy_of: ({ copy_of }) => <Refs locale={locale} refs={copy_of === null ? [] : [copy_of]} moment={moment} />,
      }}
    />
  );
}

type CellProps = Omit<Props, "rows" | "place" | "columns"> & { claim: ClaimRow; dated: boolean };

function ClaimCell({ t, locale, directory, claim, moment, dated }: CellProps) {
  return (
    <span key="claim" className="grid gap-0.5">
      <span>
        <ClaimLink t={t} locale={locale} directory={directory} claim={claim} moment={moment} />
        {claim.contradicts.length > 0 && (
          <>
            {" "}
            <span className="tag text-warn">{t("claims.contradictedYes")}</span>
          </>
        )}
      </span>
      <span className="text-soft text-xs">
        {dated && (
          <span className="me-2 text-ink">
            {claim.said_on === null ? t("claims.undated") : formatDate(locale, claim.said_on)}
          </span>
        )}
        <RecordText locale={locale} text={claim.paraphrase} />
        {claim.copy_of !== null && <span className="block">{t("claims.copyOf", { ref: claim.copy_of })}</span>}
      </span>
    </span>
  );
}

function Refs({ locale, refs, moment }: { locale: Locale; refs: readonly string[]; moment: string }) {
  return (
    <span className="flex flex-wrap gap-x-2">
      {refs.map((ref) => (
        <ClaimRef key={ref} locale={locale} code={ref} moment={moment} />
      ))}
    </span>
  );
}
