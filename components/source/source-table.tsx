import { CountLink } from "@/components/lists/count-link";
import { ListTable } from "@/components/lists/list-table";
import { OutsideLink, RecordCell } from "@/components/lists/record-cell";
import { RecordText } from "@/components/record/record-text";
import { columnLabel } from "@/lib/dictionary/words";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath, sourcePath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import type { ListPlace } from "@/lib/records/list-addresses";
import { momentQuery } from "@/lib/revisions/asked";
import { SOURCE_COLUMNS, SOURCE_TABLE_COLUMNS, type SourceRow } from "@/lib/sources/columns";

type Props = {
  t: Translate;
  locale: Locale;
  rows: readonly SourceRow[];
  place: ListPlace;
  moment: Pick<FacilityFilter, "as_of" | "known_at">;
};

/** Sources, and how many facilities rest on each. */
export function SourceTable({ t, locale, rows, place, moment }: Props) {
  const href = (id: string) => sourcePath(locale, id, momentQuery(moment));
  return (
    <ListTable
      t={t}
      locale={locale}
      list="sources"
      caption={t("sources.caption")}
      columns={chooseColumns(SOURCE_COLUMNS, place.view.columns ?? SOURCE_TABLE_COLUMNS)}
      rows={rows}
      rowKey={({ id }) => id}
      place={place}
      narrow="cards"
      cells={{
        id: ({ id }) => (
          <a href={href(id)}>
            <code dir="ltr">{id}</code>
          </a>
        ),
        title: ({ id, title }) => (
          <a href={href(id)} className="name-link">
            <RecordText locale={locale} text={title} />
          </a>
        ),
        url: (row, column) =>
          row.url === null ? (
            <RecordCell t={t} locale={locale} column={column} row={row} />
          ) : (
            <OutsideLink href={row.url} />
          ),
        published_on: (row, column) =>
          row.published_on === null ? (
            <span className="text-soft">{t("sources.undated")}</span>
          ) : (
            <RecordCell t={t} locale={locale} column={column} row={row} />
          ),
        facilities: ({ id, title, facilities }) => (
          <CountLink
            t={t}
            locale={locale}
            count={facilities}
            href={facilitiesPath(locale, toQuery({ source: [id], ...moment }))}
            label={columnLabel(t, "sources", "facilities")}
            of={title}
          />
        ),
      }}
    />
  );
}
