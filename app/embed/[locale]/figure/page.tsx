import type { Metadata } from "next";
import { EmbedFrame } from "@/components/embed/embed-frame";
import { FigureEmbed } from "@/components/embed/figure-embed";
import { buildStatisticsContext } from "@/components/statistics/context";
import { figureQuery } from "@/lib/embeds/maker";
import { toQuery } from "@/lib/facilities/filter";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { statisticsPath } from "@/lib/paths";
import { readStatisticsPlace } from "@/lib/statistics/page";
import { readStatistics } from "@/lib/statistics/read";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

async function readFigure({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const given = toParameters(await searchParams);
  const { value, refusals } = figureQuery.read(given);
  const others = given.filter(([name]) => name !== "chart");
  const { request, subject } = await readStatisticsPlace(others, locale, t);
  return { locale, t, request, subject, chart: value.chart ?? "statuses", refusals };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, t, request, subject } = await readFigure(props);
  const canonical = statisticsPath(locale, toQuery(request.filter));
  return { title: t("statistics.title", { subject }), alternates: { canonical } };
}

/** One chart of the statistics under a filter, for a frame of another site. */
export default async function FigureEmbedPage(props: Props) {
  const { locale, t, request, subject, chart, refusals } = await readFigure(props);
  const { filter, moment } = request;
  const statistics = await readStatistics(request);
  return (
    <EmbedFrame
      t={t}
      locale={locale}
      title={subject}
      count={statistics.total}
      day={moment.day}
      revision={moment.revision}
      refusals={[...refusals, ...request.refusals]}
      href={`${statisticsPath(locale, toQuery(filter))}#${chart}`}
    >
      {statistics.total > 0 && (
        <FigureEmbed context={buildStatisticsContext({ t, locale, request, subject, statistics })} chart={chart} />
      )}
    </EmbedFrame>
  );
}
