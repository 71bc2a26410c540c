import { facilityCells, type ShownFacility } from "@/components/facility/facility-cells";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { chooseColumns } from "@/lib/records/columns";
import type { Directory } from "@/lib/records/named";
import { ListTable } from "./list-table";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  caption: string;
  rows: readonly ShownFacility[];
  /** What is said where there is none. */
  none: string;
  /** The day and revision that the links carry on. */
  moment: string;
};

const COLUMNS = ["name", "main_kind", "status", "district"];

/** The facilities that a record names, with what they are and how they stand. */
export function NamedFacilities({ t, locale, directory, caption, rows, none, moment }: Props) {
  if (rows.length === 0) return <p className="measure">{none}</p>;
  return (
    <ListTable
      t={t}
      locale={locale}
      list="facilities"
      caption={caption}
      columns={chooseColumns(FACILITY_COLUMNS, COLUMNS)}
      rows={rows}
      rowKey={({ ref }) => ref}
      place={null}
      cells={facilityCells({ t, locale, directory, moment, columns: COLUMNS })}
      narrow="cards"
    />
  );
}
