import { ListTable } from "@/components/lists/list-table";
import { tallyCells } from "@/components/lists/tally-cells";
import { RecordText } from "@/components/record/record-text";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { programmePath } from "@/lib/paths";
import { PROGRAMME_COLUMNS, PROGRAMME_TABLE_COLUMNS, type ProgrammeRow } from "@/lib/programmes/columns";
import { chooseColumns } from "@/lib/records/columns";
import { momentQuery } from "@/lib/revisions/asked";

type Props = {
  t: Translate;
  locale: Locale;
  rows: readonly ProgrammeRow[];
  moment: Pick<FacilityFilter, "as_of" | "known_at">;
};

/** Programmes with what is listed of each. */
export function ProgrammeTable({ t, locale, rows, moment }: Props) {
  return (
    <ListTable
      t={t}
      locale={locale}
      list="programmes"
      caption={t("list.programmes")}
      columns={chooseColumns(PROGRAMME_COLUMNS, PROGRAMME_TABLE_COLUMNS)}
      rows={rows}
      rowKey={({ code }) => code}
      place={null}
      cells={{
        ...tallyCells<ProgrammeRow>({
          t,
          locale,
          list: "programmes",
          filterOf: ({ code }) => ({ programme: [code], ...moment }),
          nameOf: ({ name }) => name,
        }),
        name: ({ code, name }) => (
          <a href={programmePath(locale, code, momentQuery(moment))}>
            <RecordText locale={locale} text={name} />
          </a>
        ),
      }}
    />
  );
}
