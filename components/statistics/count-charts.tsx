import { BarChart, type BarEntry, barSizes } from "@/components/charts/bar-chart";
import { ChartLegend } from "@/components/charts/chart-legend";
import { ColumnChart, HatchMark } from "@/components/charts/column-chart";
import { gridSizes, MarkGrid } from "@/components/charts/mark-grid";
import { GROUP_COLOURS } from "@/components/status/status-mark";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { formatNumber } from "@/lib/i18n/format";
import { KIND_SHAPES } from "@/lib/map/shapes";
import type { StatisticsNumber } from "@/lib/statistics/rows";
import { sayKey, saySeries, sayValue } from "@/lib/statistics/words";
import { ChartBlock } from "./chart-block";
import { numberAt, numbersOf, type StatisticsContext } from "./context";
import { NumberTable } from "./number-table";

/** What a chart shows, number by number, for those who do not see it. */
export function summarise(context: StatisticsContext, title: string, numbers: readonly StatisticsNumber[]): string {
  const { t } = context;
  const several = new Set(numbers.map(({ series }) => series)).size > 1;
  const said = numbers.map((number) => {
    const label = several ? `${sayKey(context, number)}, ${saySeries(context, number)}` : sayKey(context, number);
    return t("statistics.summaryRow", { label, value: sayValue(context, number) ?? "" });
  });
  return [title, ...said].join(". ");
}

/** Openings by year: stated days solid, what had opened by the day of a report hatched. */
export function OpeningsChart({ context }: { context: StatisticsContext }) {
  const { t, locale } = context;
  const numbers = numbersOf(context, "openings");
  const years = [...new Set(numbers.map(({ key }) => key))].filter((key) => key !== "undated");
  const dated = numbers.filter(({ key }) => key !== "undated");
  const title = t("statistics.chart.openings.title");
  const [only] = years;
  const words = [
    ...(only === undefined ? [t("statistics.words.noOpenings")] : []),
    ...(only !== undefined && years.length === 1 ? [t("statistics.words.oneOpening", { year: only })] : []),
    t("statistics.words.openings", {
      open: numberAt(numbersOf(context, "statuses"), "open"),
      undated: numberAt(numbers, "undated"),
    }),
  ];
  return (
    <ChartBlock
      context={context}
      chart="openings"
      words={words.join(" ")}
      legend={
        <ChartLegend
          t={t}
          entries={[
            {
              key: "stated",
              mark: <path d="M-10-10H10V10H-10Z" fill="currentColor" className="text-status-open" />,
              words: t("statistics.series.stated"),
            },
            {
              key: "by_report",
              mark: <HatchMark id="openings-key" tone="text-status-open" />,
              words: t("statistics.series.by_report"),
            },
          ]}
        />
      }
      draw={
        years.length < 2
          ? null
          : (size) => (
              <ColumnChart
                locale={locale}
                size={size}
                id="openings-chart"
                tone="text-status-open"
                summary={summarise(context, title, dated)}
                columns={years.map((key) => ({
                  key,
                  solid: numberAt(numbers, key, "stated"),
                  hatched: numberAt(numbers, key, "by_report"),
                }))}
              />
            )
      }
      table={<NumberTable context={context} caption={title} heading={t("statistics.column.year")} numbers={numbers} />}
      folded={years.length > 1}
    />
  );
}

const TONES: Partial<Record<string, string>> = GROUP_COLOURS;
const HEADINGS = { statuses: "status", witnesses: "witnesses", precision: "precision", confirmed: "age" } as const;

type CountProps = { context: StatisticsContext; chart: keyof typeof HEADINGS; words?: React.ReactNode };

/** Facilities by one thing, as bars: the six status groups, witnesses, precision, age. */
export function CountChart({ context, chart, words }: CountProps) {
  const { t, locale } = context;
  const numbers = numbersOf(context, chart);
  const title = t(`statistics.chart.${chart}.title`);
  const bars = numbers.map((number): BarEntry => {
    const value = number.value ?? 0;
    const tone = chart === "statuses" ? TONES[number.key] : undefined;
    return {
      key: number.key,
      label: sayKey(context, number),
      value,
      text: formatNumber(locale, value),
      ...(tone ? { tone } : {}),
    };
  });
  return (
    <ChartBlock
      context={context}
      chart={chart}
      words={words}
      sizes={barSizes(bars.length)}
      draw={(size) => (
        <BarChart
          locale={locale}
          size={size}
          id={`${chart}-chart`}
          summary={summarise(context, title, numbers)}
          bars={bars}
        />
      )}
      table={
        <NumberTable
          context={context}
          caption={title}
          heading={t(`statistics.column.${HEADINGS[chart]}`)}
          numbers={numbers}
        />
      }
      folded
    />
  );
}

/** Provinces by main kind: the shape is the kind's own, its area the count. */
export function PlacesChart({ context }: { context: StatisticsContext }) {
  const { t, locale } = context;
  const numbers = numbersOf(context, "places");
  const title = t("statistics.chart.places.title");
  const kinds = FACILITY_KINDS.filter((kind) => numbers.some(({ series }) => series === kind));
  const parts = numbers.filter(({ series, key }) => series !== "total" && key !== "total");
  const rows = [...new Map(parts.map((number) => [number.key, number])).values()];
  return (
    <ChartBlock
      context={context}
      chart="places"
      sizes={gridSizes(rows.length)}
      legend={
        <ChartLegend
          t={t}
          entries={kinds.map((kind) => ({
            key: kind,
            mark: <path d={KIND_SHAPES[kind]} fill="currentColor" className="text-accent" />,
            words: t(`kind.${kind}`),
          }))}
        />
      }
      draw={(size) => (
        <MarkGrid
          locale={locale}
          size={size}
          id="places-chart"
          summary={summarise(
            context,
            title,
            parts.filter(({ value }) => value !== 0),
          )}
          columns={kinds.map((kind) => ({ key: kind, mark: KIND_SHAPES[kind] }))}
          rows={rows.map((row) => ({
            key: row.key,
            label: sayKey(context, row),
            counts: kinds.map((kind) => numberAt(numbers, row.key, kind)),
          }))}
        />
      )}
      table={
        <NumberTable context={context} caption={title} heading={t("statistics.column.province")} numbers={numbers} />
      }
    />
  );
}
