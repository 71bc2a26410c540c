import type { ReactNode } from "react";
import { RecordTable, type TableColumn } from "@/components/table/record-table";
import { columnLabel, type DictionaryList } from "@/lib/dictionary/words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Column } from "@/lib/records/columns";
import { type ListPlace, sortChoice } from "@/lib/records/list-addresses";
import { RecordCell } from "./record-cell";

type Props<Row> = {
  t: Translate;
  locale: Locale;
  list: DictionaryList;
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Where the columns sort to; null for a table that stands in one order. */
  place: ListPlace | null;
  /** How a column of this list is shown where its type alone does not say it. */
  cells: Partial<Record<string, (row: Row, column: Column<Row>) => ReactNode>>;
  /** How it fits a narrow window: see `RecordTable`. */
  narrow?: "cards";
};

/** The rows of a list under the headings of its columns. */
export function ListTable<Row>({ t, locale, list, caption, columns, rows, rowKey, place, cells, narrow }: Props<Row>) {
  const headings = columns.map((column): TableColumn => {
    const label = columnLabel(t, list, column.name);
    const figures = column.type === "integer" || column.type === "number";
    return { name: column.name, label, figures, ...(place ? { sort: sortChoice(place, column.name) } : {}) };
  });
  return (
    <RecordTable
      whole={place === null}
      t={t}
      caption={caption}
      columns={headings}
      {...(narrow ? { narrow } : {})}
      rows={rows.map((row) => ({
        key: rowKey(row),
        cells: columns.map((column) => {
          const own = cells[column.name];
          return own ? (
            own(row, column)
          ) : (
            <RecordCell key={column.name} t={t} locale={locale} column={column} row={row} />
          );
        }),
      }))}
    />
  );
}
