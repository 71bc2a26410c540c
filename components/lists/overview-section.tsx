import { Downloads } from "@/components/downloads/downloads";
import { facilityCells, type ShownFacility } from "@/components/facility/facility-cells";
import { Headline } from "@/components/status/headline";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import type { Directory } from "@/lib/records/named";
import { momentQuery } from "@/lib/revisions/asked";
import { ListTable } from "./list-table";
import { RecordSection } from "./record-frame";

/** The facilities of a record: what `lib/facilities/overview.ts` reads. */
export type ShownOverview = {
  filter: FacilityFilter;
  headline: { total: number; groups: Record<StatusGroup, number>; districts: number };
  rows: ShownFacility[];
};

type HeadlineProps = {
  t: Translate;
  locale: Locale;
  overview: ShownOverview;
  /** What the number of districts opens; null where there is but one. */
  districtsHref: string | null;
  day: string;
};

/** The figures of a record, each opening exactly those facilities; a sentence where there is none. */
export function OverviewHeadline({ t, locale, overview: { filter, headline }, districtsHref, day }: HeadlineProps) {
  if (headline.total === 0) return <p className="measure">{t("lists.none")}</p>;
  return (
    <Headline
      t={t}
      locale={locale}
      groups={STATUS_GROUP_NAMES.map((group) => ({
        group,
        count: headline.groups[group],
        href: facilitiesPath(locale, toQuery({ ...filter, status: [group] })),
      }))}
      districts={districtsHref === null ? null : { count: headline.districts, href: districtsHref }}
      day={day}
    />
  );
}

type FacilitiesProps = {
  t: Translate;
  locale: Locale;
  overview: ShownOverview;
  directory: Directory;
  columns: readonly string[];
};

/** The first facilities of a record, the way to all of them, and their files. */
export function OverviewFacilities({ t, locale, overview, directory, columns }: FacilitiesProps) {
  const { filter, headline, rows } = overview;
  if (headline.total === 0) return null;
  const query = toQuery(filter);
  const cells = facilityCells({ t, locale, directory, moment: momentQuery(filter), columns });
  const rest = headline.total - rows.length;
  return (
    <RecordSection title={t("list.facilities")}>
      <div className="grid gap-3">
        <ListTable
          t={t}
          locale={locale}
          list="facilities"
          caption={t("list.facilities")}
          columns={chooseColumns(FACILITY_COLUMNS, columns)}
          rows={rows}
          rowKey={({ ref }) => ref}
          place={null}
          cells={cells}
          narrow="cards"
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <a href={facilitiesPath(locale, query)} className="flex min-h-11 items-center">
            {rest > 0 ? t("lists.further", { rest, total: headline.total }) : t("lists.inTable")}
          </a>
          <Downloads
            t={t}
            list="facilities"
            query={query}
            count={headline.total}
            formats={["csv", "geojson", "json"]}
          />
        </div>
      </div>
    </RecordSection>
  );
}
