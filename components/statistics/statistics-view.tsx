import type { ReactNode } from "react";
import { FacilityFilterForm } from "@/components/facility/facility-filter-form";
import type { Facet } from "@/components/filters/facet-group";
import { FilterChips } from "@/components/filters/filter-chips";
import { AsOfBar } from "@/components/notices/as-of-bar";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { PageCitation } from "@/components/record/page-citation";
import { PageHeading } from "@/components/record/page-heading";
import { Headline } from "@/components/status/headline";
import type { Chip } from "@/lib/facilities/conditions";
import { toQuery } from "@/lib/facilities/filter";
import type { StatusGroup } from "@/lib/facilities/status";
import { formatDate } from "@/lib/i18n/format";
import { facilitiesPath, statisticsFilePath } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import { addressOfAll, addressToday, type ListPlace } from "@/lib/records/list-addresses";
import type { Refusal } from "@/lib/records/query-fields";
import type { AskedMoment } from "@/lib/revisions/asked";
import type { Statistics } from "@/lib/statistics/detail";
import { MOST_DOSSIERS } from "@/lib/statistics/dossier";
import { numbersOf, type StatisticsContext } from "./context";
import { CountChart, OpeningsChart, PlacesChart } from "./count-charts";
import { DelayCharts } from "./delay-charts";
import { GrowthChart } from "./growth-chart";
import { HealthCharts } from "./health-charts";
import { ContestedList, WaitingList, WaitsFile } from "./waiting-lists";

type Props = {
  context: StatisticsContext;
  subject: string;
  statistics: Statistics;
  said: AskedMoment;
  refusals: readonly Refusal[];
  place: ListPlace;
  facets: Facet[];
  chips: Chip[];
  citation: Citation;
  /** The last day that can be asked for. */
  today: string;
};

const SECTIONS = ["openings", "statuses", "places", "delays", "health"] as const;

/** The page of statistics: the filter of the facilities, and what they come to under it. Whole without a script. */
export function StatisticsView(props: Props) {
  const { context, subject, statistics, said, refusals, place, facets, chips, today } = props;
  const { t, locale, filter } = context;
  const clearHref = addressOfAll(place);
  return (
    <div className="statistics page-width pb-12">
      <PageHeading title={t("statistics.title", { subject })}>
        <p>{t("statistics.lead")}</p>
      </PageHeading>
      <div className="grid gap-3 empty:hidden">
        <AsOfBar t={t} locale={locale} {...said} todayHref={addressToday(place)} />
        <IgnoredNotice t={t} refusals={refusals} />
      </div>
      {statistics.total > 0 && (
        <div className="mt-3">
          <Headline t={t} locale={locale} groups={groupsOf(context)} districts={null} day={context.day} />
        </div>
      )}
      <div className="mt-6 grid gap-x-10 gap-y-3 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <FacilityFilterForm
          t={t}
          locale={locale}
          filter={filter}
          place={place}
          facets={facets}
          active={chips.length}
          today={today}
          clearHref={clearHref}
        />
        <div className="grid min-w-0 content-start gap-3">
          <div className="empty:hidden print:hidden">
            <FilterChips t={t} chips={chips} clearHref={clearHref} />
          </div>
          {statistics.total === 0 ? <Nothing context={context} statistics={statistics} /> : <Charts {...props} />}
        </div>
      </div>
    </div>
  );
}

const groupsOf = (context: StatisticsContext) =>
  numbersOf(context, "statuses").map(({ key, value, query }) => ({
    group: key as StatusGroup,
    count: value ?? 0,
    href: facilitiesPath(context.locale, query ?? toQuery(context.filter)),
  }));

/** Why there is nothing to draw: never a zero that looks like a finding. */
function Nothing({ context, statistics: { firstDay } }: { context: StatisticsContext; statistics: Statistics }) {
  const { t, locale, day } = context;
  const early = firstDay !== null && day < firstDay;
  return (
    <p className="measure" role="status">
      {early
        ? t("statistics.beforeFirst", { first: formatDate(locale, firstDay), date: formatDate(locale, day) })
        : t("statistics.empty")}
    </p>
  );
}

function Charts({ context, citation, statistics: { total, looked } }: Props) {
  const { t, locale, filter } = context;
  const query = [toQuery(filter), ...(locale === "ur" ? ["lang=ur"] : [])].filter(Boolean).join("&");
  const tooMany = <p className="measure">{t("statistics.tooMany", { most: MOST_DOSSIERS, total })}</p>;
  return (
    <>
      <nav aria-label={t("statistics.contents")} className="print:hidden">
        <ul className="flex flex-wrap gap-x-5 text-sm">
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#part-${section}`} className="flex min-h-9 items-center max-md:min-h-11">
                {t(`statistics.section.${section}`)}
              </a>
            </li>
          ))}
          <li>
            <a href={statisticsFilePath(null, "csv", query)} className="flex min-h-9 items-center max-md:min-h-11">
              {t("statistics.allFiles")} (CSV)
            </a>
          </li>
          <li>
            <a href={statisticsFilePath(null, "json", query)} className="flex min-h-9 items-center max-md:min-h-11">
              {t("statistics.allFiles")} (JSON)
            </a>
          </li>
        </ul>
      </nav>
      <Part name="openings" context={context}>
        <OpeningsChart context={context} />
        <GrowthChart context={context} />
      </Part>
      <Part name="statuses" context={context}>
        <CountChart context={context} chart="statuses" />
      </Part>
      <Part name="places" context={context}>
        <PlacesChart context={context} />
      </Part>
      <Part name="delays" context={context}>
        {looked ? (
          <>
            <DelayCharts context={context} looked={looked} />
            <WaitingList context={context} looked={looked} />
            <ContestedList context={context} looked={looked} />
            <WaitsFile context={context} />
          </>
        ) : (
          tooMany
        )}
      </Part>
      <Part name="health" context={context}>
        <HealthCharts context={context} total={total} />
        {!looked && tooMany}
      </Part>
      <PageCitation t={t} citation={citation} />
    </>
  );
}

type PartProps = { name: (typeof SECTIONS)[number]; context: StatisticsContext; children: ReactNode };

function Part({ name, context: { t }, children }: PartProps) {
  return (
    <section id={`part-${name}`} className="mt-6 grid min-w-0 scroll-mt-4 gap-8 border-line border-t pt-6">
      <h2 className="text-xl">{t(`statistics.section.${name}`)}</h2>
      {children}
    </section>
  );
}
