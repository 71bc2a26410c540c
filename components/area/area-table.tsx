import "./coverage.css";
import { ListTable } from "@/components/lists/list-table";
import type { AreaRow } from "@/lib/areas/columns";
import type { AreaLevel } from "@/lib/areas/schema";
import { nameArea } from "@/lib/facilities/phrases";
import type { ListPlace } from "@/lib/records/list-addresses";
import { codesAbove, nameOf } from "@/lib/records/named";
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
  const { t, locale } = context;
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
                  {parents(row) && sayParents(row, context)}
                </span>
              )}
            </div>
          ),
        }}
      />
    </div>
  );
}

/** The areas above a row in words, nearest first; a division only where it is right above, for tehsils share its name. */
function sayParents({ code, level }: AreaRow, { t, locale, directory }: AreaContext) {
  const above = codesAbove(directory.area, code).reverse();
  return above
    .filter((one) => level === "district" || directory.area.get(one)?.level !== "division")
    .map((one) => {
      const { text, lang } = nameOf(directory.area, one, locale);
      const province = directory.area.get(one)?.level === "province";
      return (
        <span key={one}>
          {locale === "ur" ? "، " : ", "}
          <bdi lang={lang}>{province ? text : nameArea(one, { directory, locale, t })}</bdi>
        </span>
      );
    });
}
