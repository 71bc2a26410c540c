import { BarChart, type BarEntry, barSizes } from "@/components/charts/bar-chart";
import { facilityQuery } from "@/lib/facilities/filter";
import { facilitiesPath } from "@/lib/paths";
import { writeParameters } from "@/lib/records/query";
import { sayKey, sayShare } from "@/lib/statistics/words";
import { ChartBlock } from "./chart-block";
import { numberAt, numbersOf, type StatisticsContext } from "./context";
import { CountChart, summarise } from "./count-charts";
import { NumberTable } from "./number-table";

/** How well the records are known: sources of values, witnesses, precision, age. */
export function HealthCharts({ context, total }: { context: StatisticsContext; total: number }) {
  const { t, locale } = context;
  const single = numberAt(numbersOf(context, "witnesses"), "1");
  return (
    <>
      <ValuesChart context={context} />
      <CountChart
        context={context}
        chart="witnesses"
        words={
          <>
            {t("statistics.words.witnesses", { share: sayShare(locale, total === 0 ? 0 : single / total) })}{" "}
            <SortedLink context={context} column="source_count" words={t("statistics.words.sortWitnesses")} />
          </>
        }
      />
      <CountChart context={context} chart="precision" />
      <CountChart
        context={context}
        chart="confirmed"
        words={<SortedLink context={context} column="last_confirmed_on" words={t("statistics.words.sortConfirmed")} />}
      />
    </>
  );
}

/** The whole list in the order of what a chart counts, for what no filter finds alone. */
function SortedLink({ context, column, words }: { context: StatisticsContext; column: string; words: string }) {
  const query = writeParameters([
    ...facilityQuery.toParameters(context.filter),
    ["columns", `name,status,${column}`],
    ["sort", column],
  ]);
  return (
    <a href={facilitiesPath(context.locale, query)} className="inline-flex items-center max-md:min-h-11 print:hidden">
      {words}
    </a>
  );
}

/** The share of values that rest on a source. */
function ValuesChart({ context }: { context: StatisticsContext }) {
  const { t, locale } = context;
  const numbers = numbersOf(context, "values");
  if (numbers.length === 0) return null;
  const title = t("statistics.chart.values.title");
  const share = (key: string, ...series: string[]) => {
    const values = numberAt(numbers, key, "values");
    return values === 0 ? 0 : series.reduce((sum, one) => sum + numberAt(numbers, key, one), 0) / values;
  };
  const rows = numbers.filter(({ series }) => series === "values");
  const bars = rows.map((row): BarEntry => {
    const own = share(row.key, "named");
    return { key: row.key, label: sayKey(context, row), value: own, text: sayShare(locale, own) };
  });
  return (
    <ChartBlock
      context={context}
      chart="values"
      words={t("statistics.words.values", {
        values: numberAt(numbers, "all", "values"),
        share: sayShare(locale, share("all", "named", "record")),
        named: sayShare(locale, share("all", "named")),
        official: sayShare(locale, share("all", "official")),
      })}
      sizes={barSizes(bars.length)}
      draw={(size) => (
        <BarChart
          locale={locale}
          size={size}
          id="values-chart"
          summary={`${t("statistics.series.named")}. ${summarise(context, title, numbers)}`}
          bars={bars}
        />
      )}
      table={<NumberTable context={context} caption={title} heading={t("statistics.column.field")} numbers={numbers} />}
      folded
    />
  );
}
