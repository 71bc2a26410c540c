import { ListTable } from "@/components/lists/list-table";
import { OutsideLink, RecordCell } from "@/components/lists/record-cell";
import { tallyCells } from "@/components/lists/tally-cells";
import { RecordText } from "@/components/record/record-text";
import { BODY_COLUMNS, BODY_TABLE_COLUMNS, type BodyRow } from "@/lib/bodies/columns";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { bodyPath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import type { ListPlace } from "@/lib/records/list-addresses";
import { type Named, nameOf } from "@/lib/records/named";
import { momentQuery } from "@/lib/revisions/asked";

type Props = {
  t: Translate;
  locale: Locale;
  rows: readonly BodyRow[];
  /** Null for a table that stands in one order, with its usual columns. */
  place: ListPlace | null;
  /** The names of all bodies, for parents. */
  bodies: ReadonlyMap<string, Named>;
  moment: Pick<FacilityFilter, "as_of" | "known_at">;
};

/** Bodies with what they stand behind. */
export function BodyTable({ t, locale, rows, place, bodies, moment }: Props) {
  const href = (code: string) => bodyPath(locale, code, momentQuery(moment));
  const columns = chooseColumns(BODY_COLUMNS, place?.view.columns ?? BODY_TABLE_COLUMNS);
  const withKind = columns.some(({ name }) => name === "kind");
  return (
    <ListTable
      t={t}
      locale={locale}
      list="bodies"
      caption={t("bodies.caption")}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      place={place}
      cells={{
        ...tallyCells<BodyRow>({
          t,
          locale,
          list: "bodies",
          filterOf: ({ code }) => ({ body: [code], ...moment }),
          nameOf: ({ code }) => nameOf(bodies, code, locale).text,
        }),
        code: ({ code }) => (
          <a key="code" href={href(code)}>
            <code dir="ltr">{code}</code>
          </a>
        ),
        name: ({ code, name, name_ur, kind, short_name }) => (
          <span key="name">
            <a href={href(code)}>
              <RecordText locale={locale} text={name} textUr={name_ur} />
            </a>
            {short_name && short_name !== name && (
              <span className="ms-2 inline-block text-soft">
                <bdi lang="en">{short_name}</bdi>
              </span>
            )}
            {!withKind && <span className="block text-soft text-xs">{t(`bodyKind.${kind}`)}</span>}
          </span>
        ),
        parent_code: (row, column) =>
          row.parent_code === null ? (
            <RecordCell key="parent" t={t} locale={locale} column={column} row={row} />
          ) : (
            <ParentLink
              key="parent"
              bodies={bodies}
              code={row.parent_code}
              locale={locale}
              href={href(row.parent_code)}
            />
          ),
        website: (row, column) =>
          row.website === null ? (
            <RecordCell key="website" t={t} locale={locale} column={column} row={row} />
          ) : (
            <OutsideLink key="website" href={row.website} />
          ),
      }}
    />
  );
}

function ParentLink({
  bodies,
  code,
  locale,
  href,
}: {
  bodies: ReadonlyMap<string, Named>;
  code: string;
  locale: Locale;
  href: string;
}) {
  const { text, lang } = nameOf(bodies, code, locale);
  return (
    <a href={href}>
      <bdi lang={lang}>{text}</bdi>
    </a>
  );
}
