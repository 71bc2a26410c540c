import { facilityCells, type ShownFacility } from "@/components/facility/facility-cells";
import { ListTable } from "@/components/lists/list-table";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Column } from "@/lib/records/columns";
import type { Directory } from "@/lib/records/named";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  columns: readonly Column<ShownFacility>[];
  rows: readonly ShownFacility[];
  total: number;
  /** What links to records carry on: the day and revision of the page. */
  moment: string;
  /** The whole list on our own site. */
  allHref: string;
};

/** The first rows of a list, and the way to the others. Whole without a script. */
export function TableEmbed({ t, locale, directory, columns, rows, total, moment, allHref }: Props) {
  const names = columns.map(({ name }) => name);
  return (
    <div className="px-3 pb-3">
      <ListTable
        t={t}
        locale={locale}
        list="facilities"
        caption={t("facilities.caption")}
        columns={columns}
        rows={rows}
        rowKey={({ ref }) => ref}
        place={null}
        cells={facilityCells({ t, locale, directory, moment, columns: names })}
        narrow="cards"
      />
      {rows.length < total && (
        <p className="pt-2 text-sm">
          <a href={allHref} target="_blank" rel="noopener" className="inline-flex min-h-9 items-center max-md:min-h-11">
            {t("embed.all", { shown: rows.length, total })}
          </a>
        </p>
      )}
    </div>
  );
}
