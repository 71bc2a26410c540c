import type { ReactNode } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import type { ChartSize } from "@/components/charts/scales";
import { isEmbedChart, makerPath } from "@/lib/embeds/maker";
import { toQuery } from "@/lib/facilities/filter";
import { statisticsFilePath, statisticsPath } from "@/lib/paths";
import type { ChartName } from "@/lib/statistics/rows";
import type { StatisticsContext } from "./context";

type Props = {
  context: StatisticsContext;
  chart: ChartName;
  /** In place of the chart's own name and anchor, where it is drawn more than once. */
  title?: string;
  anchor?: string;
  /** Whether it says how it is worked out; one of several says it for all. */
  note?: boolean;
  /** What the numbers come to, in a sentence. */
  words?: ReactNode;
  legend?: ReactNode;
  draw: ((size: ChartSize) => ReactNode) | null;
  sizes?: readonly [ChartSize, ChartSize];
  table: ReactNode;
  folded?: boolean;
};

/** A chart of the page: what it shows and of what, its numbers as a table, its files and an address that keeps it. */
export function ChartBlock({
  context,
  chart,
  title,
  anchor = chart,
  note = true,
  words,
  folded = false,
  ...figure
}: Props) {
  const { t, asOf } = context;
  return (
    <div id={anchor} className="chart-block grid scroll-mt-4 gap-3">
      <ChartFigure
        {...figure}
        title={title ?? t(`statistics.chart.${chart}.title`)}
        note={
          <>
            {words && <span className="block text-base text-ink">{words}</span>}
            {note && <span className="block">{t(`statistics.chart.${chart}.note`)}</span>}
            <span className="block">{asOf}</span>
          </>
        }
        fold={folded ? t("statistics.numbers") : null}
        foot={<ChartFoot context={context} chart={chart} anchor={anchor} />}
      />
    </div>
  );
}

const EXCEL = "bom=1&safe=1";

type FootProps = { context: StatisticsContext; chart: ChartName; anchor?: string };

/** The files of a chart, the way to show it elsewhere, and the address that keeps it. */
export function ChartFoot({ context, chart, anchor = chart }: FootProps) {
  const { t, locale, filter, permanent } = context;
  const query = [toQuery(filter), ...(locale === "ur" ? ["lang=ur"] : [])].filter(Boolean).join("&");
  const title = t(`statistics.chart.${chart}.title`);
  const links = [
    { name: t("statistics.csv"), href: statisticsFilePath(chart, "csv", query) },
    { name: t("statistics.excel"), href: statisticsFilePath(chart, "csv", [query, EXCEL].filter(Boolean).join("&")) },
    { name: t("statistics.json"), href: statisticsFilePath(chart, "json", query) },
    ...(isEmbedChart(chart)
      ? [{ name: t("embed.link"), href: makerPath(locale, { embed: "figure", chart }, filter) }]
      : []),
    { name: t("statistics.permalink"), href: `${statisticsPath(locale, permanent)}#${anchor}` },
  ];
  return (
    <ul aria-label={t("statistics.filesOf", { chart: title })} className="flex flex-wrap gap-x-4 text-sm print:hidden">
      {links.map(({ name, href }) => (
        <li key={name}>
          <a href={href} aria-label={`${title}: ${name}`} className="flex min-h-9 items-center max-md:min-h-11">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
