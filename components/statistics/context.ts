import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/question";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import { momentQuery } from "@/lib/revisions/asked";
import type { Statistics } from "@/lib/statistics/detail";
import type { ChartName, StatisticsNumber } from "@/lib/statistics/rows";
import type { StatisticsWords } from "@/lib/statistics/words";

/** What every chart of the page is made from. */
export type StatisticsContext = StatisticsWords & {
  t: Translate;
  locale: Locale;
  directory: Directory;
  filter: FacilityFilter;
  /** All numbers of the page. */
  numbers: readonly StatisticsNumber[];
  /** What is counted, of which day and revision: stands with every chart, for it may be taken away alone. */
  asOf: string;
  /** What links to records carry on: the day and revision of the page; empty for today. */
  moment: string;
  /** The same statistics for ever, as a query. */
  permanent: string;
  day: string;
};

type Counted = { t: Translate; locale: Locale; request: FacilityRequest; subject: string; statistics: Statistics };

/** Puts together what the charts are made from. */
export function buildStatisticsContext({ t, locale, request, subject, statistics }: Counted): StatisticsContext {
  const { filter, directory, moment } = request;
  const { looked, numbers } = statistics;
  return {
    t,
    locale,
    directory,
    filter,
    numbers,
    ...(looked ? { names: looked.names } : {}),
    asOf: t("statistics.asOf", { subject, date: formatDate(locale, moment.day), revision: moment.revision }),
    moment: momentQuery(filter),
    permanent: toQuery({ ...filter, as_of: moment.day, known_at: String(moment.revision) }),
    day: moment.day,
  };
}

/** The numbers of one chart. */
export const numbersOf = ({ numbers }: Pick<StatisticsContext, "numbers">, chart: ChartName): StatisticsNumber[] =>
  numbers.filter((number) => number.chart === chart);

/** One number of a chart. */
export const numberAt = (numbers: readonly StatisticsNumber[], key: string, series = "total"): number =>
  numbers.find((number) => number.key === key && number.series === series)?.value ?? 0;
