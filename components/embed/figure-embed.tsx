import type { StatisticsContext } from "@/components/statistics/context";
import { CountChart, OpeningsChart, PlacesChart } from "@/components/statistics/count-charts";
import { GrowthChart } from "@/components/statistics/growth-chart";
import type { EmbedChart } from "@/lib/embeds/maker";

/** One chart with its numbers, its files and an address that keeps it. Whole without a script. */
export function FigureEmbed({ context, chart }: { context: StatisticsContext; chart: EmbedChart }) {
  return <div className="statistics px-3 pb-3">{drawChart(context, chart)}</div>;
}

function drawChart(context: StatisticsContext, chart: EmbedChart) {
  switch (chart) {
    case "openings":
      return <OpeningsChart context={context} />;
    case "growth":
      return <GrowthChart context={context} />;
    case "places":
      return <PlacesChart context={context} />;
    default:
      return <CountChart context={context} chart={chart} />;
  }
}
