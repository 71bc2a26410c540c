import { AreaLink } from "@/components/facility/record-links";
import { ListTable } from "@/components/lists/list-table";
import { tallyCells } from "@/components/lists/tally-cells";
import { RecordText } from "@/components/record/record-text";
import { AREA_COLUMNS, AREA_TABLE_COLUMNS, type AreaRow } from "@/lib/areas/columns";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { areaPath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import type { ListPlace } from "@/lib/records/list-addresses";
import { codesAbove, type Directory, nameOf } from "@/lib/records/named";
import { momentQuery } from "@/lib/revisions/asked";

type Props = {
  t: Translate;
  locale: Locale;
  caption: string;
  rows: readonly AreaRow[];
  /** Null for a table that stands in one order, with its usual columns. */
  place: ListPlace | null;
  directory: Directory;
  moment: Pick<FacilityFilter, "as_of" | "known_at">;
  /** Whether a row says which areas it lies in: not where all lie in one. */
  withParents: boolean;
};

/** Areas with their facilities, zeros included. */
export function AreaTable({ t, locale, caption, rows, place, directory, moment, withParents }: Props) {
  const carried = momentQuery(moment);
  const columns = chooseColumns(AREA_COLUMNS, place?.view.columns ?? AREA_TABLE_COLUMNS);
  const names = columns.map(({ name }) => name);
  return (
    <ListTable
      t={t}
      locale={locale}
      list="areas"
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      place={place}
      cells={{
        ...tallyCells<AreaRow>({
          t,
          locale,
          list: "areas",
          filterOf: ({ code }) => ({ area: [code], ...moment }),
          nameOf: ({ code }) => nameOf(directory.area, code, locale).text,
        }),
        code: ({ code }) => (
          <a href={areaPath(locale, code, carried)}>
            <code dir="ltr">{code}</code>
          </a>
        ),
        name: (row) => (
          <>
            <a href={areaPath(locale, row.code, carried)} className="name-link">
              <RecordText locale={locale} text={row.name} textUr={row.name_ur} />
            </a>
            {withParents && !names.includes("level") && (
              <span className="block text-soft text-xs">
                {t(`areaLevel.${row.level}`)}
                {sayParents(row, directory, locale)}
              </span>
            )}
          </>
        ),
        ...(withParents
          ? {
              parent_code: ({ parent_code }: AreaRow) =>
                parent_code === null ? (
                  <span className="text-soft">{t("areas.country")}</span>
                ) : (
                  <AreaLink locale={locale} directory={directory} code={parent_code} moment={carried} />
                ),
            }
          : {}),
      }}
    />
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
