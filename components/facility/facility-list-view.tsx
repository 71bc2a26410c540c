import { type DownloadOffer, DownloadPanel } from "@/components/downloads/download-panel";
import { Downloads } from "@/components/downloads/downloads";
import type { Facet } from "@/components/filters/facet-group";
import { FilterChips } from "@/components/filters/filter-chips";
import { ListTable } from "@/components/lists/list-table";
import { AsOfBar } from "@/components/notices/as-of-bar";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { PageCitation } from "@/components/record/page-citation";
import { PageHeading } from "@/components/record/page-heading";
import { Headline } from "@/components/status/headline";
import { ColumnChooser } from "@/components/table/column-chooser";
import { EmptyResult, type EmptyWay } from "@/components/table/empty-result";
import { Pager, ShownCount } from "@/components/table/pager";
import { columnLabel } from "@/lib/dictionary/words";
import { makerPath } from "@/lib/embeds/maker";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import type { Chip } from "@/lib/facilities/conditions";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import type { StatusGroup } from "@/lib/facilities/status";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { statisticsPath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import type { Column } from "@/lib/records/columns";
import {
  addressOfAll,
  addressOfPage,
  addressOfUsualColumns,
  addressToday,
  keptParameters,
  type ListPlace,
  sizeChoices,
} from "@/lib/records/list-addresses";
import type { Directory } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";
import type { AskedMoment } from "@/lib/revisions/asked";
import { facilityCells, type ShownFacility } from "./facility-cells";
import { FacilityFilterForm } from "./facility-filter-form";

type Props = {
  t: Translate;
  locale: Locale;
  heading: string;
  filter: FacilityFilter;
  directory: Directory;
  said: AskedMoment;
  place: ListPlace;
  page: { rows: ShownFacility[]; total: number; before: number; next: string | null };
  columns: readonly Column<ShownFacility>[];
  groups: { group: StatusGroup; count: number; href: string; current: boolean }[];
  districts: { count: number; href: string };
  facets: Facet[];
  chips: Chip[];
  emptyWays: EmptyWay[];
  /** Why nothing can be listed, where that is known. */
  emptyReason: string | null;
  refusals: readonly Refusal[];
  /** The day that the page speaks of, and the last that can be asked for. */
  day: string;
  today: string;
  mapHref: string;
  /** What the files of this list are asked with, and links to records carry on. */
  fileQuery: string;
  momentQuery: string;
  offer: DownloadOffer;
  citation: Citation;
};

/** The table of the facilities: what it lists in words, its figures, its filter, its rows and its files. Whole without a script. */
export function FacilityListView(props: Props) {
  const { t, locale, heading, said, place, page, groups, districts, chips, emptyWays, refusals, day } = props;
  const clearHref = addressOfAll(place);
  return (
    <div className="page-width pb-12">
      <PageHeading title={heading}>{chips.length === 0 && <p>{t("facilities.lead")}</p>}</PageHeading>
      <div className="grid gap-3 empty:hidden">
        <AsOfBar t={t} locale={locale} {...said} todayHref={addressToday(place)} />
        <IgnoredNotice t={t} refusals={refusals} />
      </div>
      <div className="mt-3">
        <Headline t={t} locale={locale} groups={groups} districts={districts} day={day} />
      </div>
      <div className="mt-6 grid gap-x-10 gap-y-3 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <FacilityFilterForm {...props} active={chips.length} clearHref={clearHref} />
        <div className="grid min-w-0 content-start gap-3">
          {/* On paper the heading says the same. */}
          <div className="empty:hidden print:hidden">
            <FilterChips t={t} chips={chips} clearHref={clearHref} />
          </div>
          {page.total === 0 ? (
            <EmptyResult t={t} ways={emptyWays} clearHref={clearHref} reason={props.emptyReason} />
          ) : (
            <Rows {...props} />
          )}
          <PageCitation t={t} citation={props.citation} />
        </div>
      </div>
    </div>
  );
}

function Rows(props: Props) {
  const { t, locale, filter, directory, place, page, columns, mapHref, fileQuery, momentQuery } = props;
  const names = columns.map(({ name }) => name);
  const cells = facilityCells({ t, locale, directory, moment: momentQuery, columns: names });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Downloads t={t} list="facilities" query={fileQuery} count={page.total} formats={["csv", "xlsx", "geojson"]} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
          <a href={mapHref} className="flex min-h-11 items-center text-sm">
            {t("facilities.onMap")}
          </a>
          <a href={statisticsPath(locale, toQuery(filter))} className="flex min-h-11 items-center text-sm">
            {t("statistics.ofThese")}
          </a>
          <a href={makerPath(locale, { embed: "table" }, filter)} className="flex min-h-11 items-center text-sm">
            {t("embed.link")}
          </a>
          <a href={props.citation.url} className="flex min-h-11 items-center text-sm">
            {t("cite.permanent")}
          </a>
          <ColumnChooser
            t={t}
            action={place.path("")}
            kept={keptParameters(place, ["columns"])}
            choices={FACILITY_COLUMNS.map(({ name }) => ({
              name,
              label: columnLabel(t, "facilities", name),
              checked: names.includes(name),
            }))}
            resetHref={addressOfUsualColumns(place)}
          />
        </div>
      </div>
      <DownloadPanel t={t} locale={locale} query={fileQuery} offer={props.offer} />
      <p className="text-soft text-sm">
        <ShownCount t={t} shown={page.rows.length} total={page.total} before={page.before} />
        {(place.view.sort ?? place.sort) === null && ` · ${t("facilities.nearestFirst")}`}
      </p>
      <ListTable
        t={t}
        locale={locale}
        list="facilities"
        caption={t("facilities.caption")}
        columns={columns}
        rows={page.rows}
        rowKey={({ ref }) => ref}
        place={place}
        cells={cells}
        narrow="cards"
      />
      <Pager
        t={t}
        locale={locale}
        shown={page.rows.length}
        total={page.total}
        before={page.before}
        firstHref={place.view.after === undefined ? null : addressOfPage(place, null)}
        nextHref={page.next === null ? null : addressOfPage(place, page.next)}
        sizes={sizeChoices(place)}
      />
    </>
  );
}
