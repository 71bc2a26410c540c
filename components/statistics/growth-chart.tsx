import { ChartLegend } from "@/components/charts/chart-legend";
import { ColumnChart, HatchMark } from "@/components/charts/column-chart";
import type { ChartSize } from "@/components/charts/scales";
import { formatDate } from "@/lib/i18n/format";
import { ChartBlock } from "./chart-block";
import { numberAt, numbersOf, type StatisticsContext } from "./context";
import { summarise } from "./count-charts";
import { NumberTable } from "./number-table";

const TONE = "text-status-open";
const SIZES: readonly [ChartSize, ChartSize] = [
  { width: 760, height: 240, narrow: false },
  { width: 328, height: 220, narrow: true },
];

/** How many were listed and how many open at the end of each year. */
export function GrowthChart({ context }: { context: StatisticsContext }) {
  const { t, locale } = context;
  const numbers = numbersOf(context, "growth");
  const days = [...new Set(numbers.map(({ key }) => key))];
  const last = days.at(-1);
  if (last === undefined) return null;
  const title = t("statistics.chart.growth.title");
  const now = t("statistics.words.growth", {
    listed: numberAt(numbers, last, "listed"),
    open: numberAt(numbers, last, "open"),
    day: formatDate(locale, last),
  });
  return (
    <ChartBlock
      context={context}
      chart="growth"
      sizes={SIZES}
      words={days.length > 1 ? now : `${now} ${t("statistics.words.growthShort")}`}
      legend={
        <ChartLegend
          t={t}
          entries={[
            {
              key: "open",
              mark: <path d="M-10-10H10V10H-10Z" fill="currentColor" className={TONE} />,
              words: t("statistics.series.open"),
            },
            {
              key: "listed",
              mark: <HatchMark id="growth-key" tone={TONE} />,
              words: t("statistics.words.notOpen"),
            },
          ]}
        />
      }
      draw={
        days.length < 2
          ? null
          : (size) => (
              <ColumnChart
                locale={locale}
                size={size}
                id="growth-chart"
                tone={TONE}
                summary={summarise(context, title, numbers)}
                columns={days.map((key) => {
                  const open = numberAt(numbers, key, "open");
                  const label = key.slice(0, 4);
                  return { key: label, solid: open, hatched: numberAt(numbers, key, "listed") - open };
                })}
              />
            )
      }
      table={<NumberTable context={context} caption={title} heading={t("statistics.column.day")} numbers={numbers} />}
      folded={days.length > 1}
    />
  );
}
