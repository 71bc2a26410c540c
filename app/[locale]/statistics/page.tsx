import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { buildStatisticsContext } from "@/components/statistics/context";
import { StatisticsView } from "@/components/statistics/statistics-view";
import { socialCard } from "@/lib/cards/social";
import { env } from "@/lib/env";
import { describeFilter } from "@/lib/facilities/describe";
import { facilityQuery, toQuery, without } from "@/lib/facilities/filter";
import { isFormQuery } from "@/lib/facilities/list-page";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { LOCALES, readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, statisticsPath } from "@/lib/paths";
import { citeWork, stateOfList } from "@/lib/records/cite";
import { fixedAt } from "@/lib/revisions/asked";
import { readStatisticsPage, readStatisticsPlace } from "@/lib/statistics/page";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const { request, subject } = await readStatisticsPlace(toParameters(await searchParams), locale, t);
  const query = toQuery(request.filter);
  return {
    ...socialCard(locale, facilityQuery.toParameters(request.filter), subject),
    title: t("statistics.title", { subject }),
    description: t("statistics.description"),
    alternates: {
      canonical: statisticsPath(locale, query),
      languages: Object.fromEntries(LOCALES.map((one) => [one, statisticsPath(one, query)])),
    },
  };
}

/** The facilities of a filter in numbers: openings, pipeline, places, delays, and how well they are known. */
export default async function StatisticsPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const given = toParameters(await searchParams);
  const { request, subject, statistics, ...shown } = await readStatisticsPage(given, locale, t);
  const { filter, moment, refusals } = request;
  // A form writes empty and repeated parameters: the address that people pass on has the one spelling.
  if (isFormQuery(given) && refusals.length === 0) redirect(statisticsPath(locale, toQuery(filter)));
  const english = translator("en");
  const cited = describeFilter(without(filter, "as_of", "known_at"), request.directory, "en", english);
  const permanent = toQuery(fixedAt(filter, moment));
  return (
    <StatisticsView
      {...shown}
      subject={subject}
      statistics={statistics}
      refusals={refusals}
      citation={citeWork({
        title: english("statistics.title", { subject: cited }),
        state: stateOfList(moment, statistics.total),
        revision: moment.revision,
        day: moment.day,
        url: absoluteUrl(env.PUBLIC_URL, statisticsPath("en", permanent)),
      })}
      today={moment.today}
      context={buildStatisticsContext({ t, locale, request, subject, statistics })}
    />
  );
}
