import { type Chip, listChips } from "@/lib/facilities/conditions";
import { describeFilter } from "@/lib/facilities/describe";
import { type FacetView, viewFacets } from "@/lib/facilities/facet-view";
import { countFacets } from "@/lib/facilities/facets";
import { type FacilityFilter, facilityQuery, toQuery, without } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/question";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { statisticsPath } from "@/lib/paths";
import type { ListPlace } from "@/lib/records/list-addresses";
import type { Parameters } from "@/lib/records/query";
import { type AskedMoment, describeMoment } from "@/lib/revisions/asked";
import type { Statistics } from "@/lib/statistics/detail";
import { readStatistics } from "@/lib/statistics/read";
import { readStatisticsRequest } from "@/lib/statistics/request";

/** The page of statistics with all that stands round its charts. */
export type StatisticsPage = {
  request: FacilityRequest;
  said: AskedMoment;
  place: ListPlace;
  /** What is counted, in words: the filter without its day and revision. */
  subject: string;
  facets: FacetView[];
  chips: Chip[];
  statistics: Statistics;
};

/** Reads a page's query and says it in words, without counting anything. */
export async function readStatisticsPlace(parameters: Parameters, locale: Locale, t: Translate) {
  const request = await readStatisticsRequest(parameters);
  const { filter, directory } = request;
  return { request, subject: describeFilter(without(filter, "as_of", "known_at"), directory, locale, t) };
}

/** Reads everything that the page shows. Never throws for what was typed. */
export async function readStatisticsPage(
  parameters: Parameters,
  locale: Locale,
  t: Translate,
): Promise<StatisticsPage> {
  const { request, subject } = await readStatisticsPlace(parameters, locale, t);
  const { filter, moment, directory } = request;
  const href = (other: FacilityFilter) => statisticsPath(locale, toQuery(other));
  const [statistics, facets] = await Promise.all([readStatistics(request), countFacets(filter, moment)]);
  return {
    request,
    said: describeMoment(filter, moment),
    place: {
      filter: facilityQuery.toParameters(filter),
      view: {},
      columns: [],
      sort: null,
      path: (query) => statisticsPath(locale, query),
    },
    subject,
    facets: viewFacets({ facets, filter, directory, locale, t, href }),
    chips: listChips(filter, { directory, locale, t }, href),
    statistics,
  };
}
