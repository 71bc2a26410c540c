import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translate";

/** `sort.href` is the list sorted the other way, or first by this column; absent when it cannot be sorted. */
export type TableColumn = {
  name: string;
  label: string;
  figures?: boolean;
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
};

/** One cell for each column, in their order; the first is the row's heading. */
export type TableRow = { key: string; cells: ReactNode[] };

type Props = {
  t: Translate;
  caption: string;
  columns: TableColumn[];
  rows: TableRow[];
  /** In a narrow window: `cards` sets each row as a card, below the headings as a strip to sort by; else it scrolls. */
  narrow?: "cards";
  /** Stands at its full height, as a part of a page: its heading does not follow. */
  whole?: boolean;
};

// Cards take the display of a table away, and with it, in some browsers, what it is to a screen reader: said in words.
const ROLE = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  heading: { role: "columnheader" },
} as const;

/**
 * A table of records, whole without a script: sorted by links, its heading kept in view, scrolling inside itself.
 */
export function RecordTable({ t, caption, columns, rows, narrow, whole = false }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={caption} tabIndex={0} className={whole ? "table-frame whole" : "table-frame"}>
      <table {...ROLE.table} className={narrow === "cards" ? "record-table cards" : "record-table"}>
        <caption className="sr-only">{caption}</caption>
        <thead {...ROLE.group}>
          <tr {...ROLE.row}>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                {...ROLE.heading}
                aria-sort={column.sort && column.sort.direction !== "none" ? column.sort.direction : undefined}
                className={column.figures ? "figure-cell" : "text-start"}
              >
                <ColumnHeading t={t} column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.group}>
          {rows.map(({ key, cells }) => (
            <tr key={key} {...ROLE.row}>
              {columns.map(({ name, label, figures }, index) => {
                const Cell = index === 0 ? "th" : "td";
                return (
                  <Cell
                    key={name}
                    scope={index === 0 ? "row" : undefined}
                    role={index === 0 ? "rowheader" : "cell"}
                    data-label={index === 0 ? undefined : label}
                    className={figures ? "figure-cell" : "text-start"}
                  >
                    {cells[index]}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const ARROWS = { ascending: "M1 6L5 1L9 6", descending: "M1 1L5 6L9 1", none: "" } as const;

function ColumnHeading({ t, column: { label, figures, sort } }: { t: Translate; column: TableColumn }) {
  if (!sort) return label;
  const next =
    sort.direction === "ascending" ? t("table.sortDown", { column: label }) : t("table.sortUp", { column: label });
  return (
    // The arrow stands before the word over figures, so that the word ends where they end.
    <a
      href={sort.href}
      title={next}
      className={`inline-flex min-h-9 items-center gap-1.5 text-ink max-md:min-h-11 ${figures ? "flex-row-reverse" : ""}`}
    >
      {label}
      <svg viewBox="0 0 10 7" width="10" height="7" aria-hidden="true" className="shrink-0 text-accent">
        <path d={ARROWS[sort.direction]} fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
    </a>
  );
}
