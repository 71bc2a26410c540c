import "./coverage.css";
import { ListTable } from "@/components/lists/list-table";
import type { AreaRow } from "@/lib/areas/columns";
import type { AreaLevel } from "@/lib/areas/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { ListPlace } from "@/lib/records/list-addresses";
import { codesAbove, type Directory, nameOf } from "@/lib/records/named";
import { type AreaContext, AreaNameLink, areaCells, chooseAreaColumns } from "./area-cells";

type Props = {
  context: AreaContext;
  caption: string;
  rows: readonly AreaRow[];
  columns: readonly string[];
  /** Null for a table that stands in one order, with its usual columns. */
  place: ListPlace | null;
  /**
   * What stands below a name: its level and the areas it lies in; its level alone, set in by it, where each area
   * stands below the one it is part of; nothing where all are parts of one.
   */
  below: "parents" | "tree" | "nothing";
};

const INSET: Record<AreaLevel, string> = {
  province: "",
  division: "md:ps-4",
  district: "md:ps-8",
  tehsil: "md:ps-12",
  union_council: "md:ps-16",
};

/** Areas with their facilities, zeros included. */
export function AreaTable({ context, caption, rows, columns, place, below }: Props) {
  const { t, locale, directory } = context;
  const [first] = rows;
  const parents = (row: AreaRow) => below === "parents" || row === first;
  return (
    <div className="area-table min-w-0">
      <ListTable
        t={t}
        locale={locale}
        list="areas"
        caption={caption}
        columns={chooseAreaColumns(columns)}
        rows={rows}
        rowKey={({ code }) => code}
        place={place}
        narrow="cards"
        cells={{
          ...areaCells(context),
          name: (row) => (
            <div className={below === "tree" ? INSET[row.level] : undefined}>
              <AreaNameLink context={context} row={row} />
              {below !== "nothing" && (
                <span className="block text-soft text-xs">
                  {t(`areaLevel.${row.level}`)}
                  {parents(row) && sayParents(row, directory, locale)}
                </span>
              )}
            </div>
          ),
        }}
      />
    </div>
  );
}

/** The areas above a row in words, nearest first. */
function sayParents({ code }: AreaRow, directory: Directory, locale: Locale) {
  return codesAbove(directory.area, code)
    .reverse()
    .map((above) => {
      const { text, lang } = nameOf(directory.area, above, locale);
      return (
        <span key={above}>
          {locale === "ur" ? "، " : ", "}
          <bdi lang={lang}>{text}</bdi>
        </span>
      );
    });
}
