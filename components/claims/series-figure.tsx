import { ChartFigure } from "@/components/charts/chart-figure";
import { ChartLegend, type LegendEntry } from "@/components/charts/chart-legend";
import type { ClaimRow } from "@/lib/claims/columns";
import type { ClaimSeries } from "@/lib/claims/series";
import { sayMeasured } from "@/lib/claims/words";
import { formatAlternatives, formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { type Directory, nameOf } from "@/lib/records/named";
import { SeriesChart } from "./series-chart";
import { ClaimMark, isUnopened, ListedMark, LowerMark, SumMark } from "./series-marks";
import { SeriesTable } from "./series-table";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  series: ClaimSeries<ClaimRow>;
  current: string | null;
  moment: string;
  /** Whether the table stands closed below the chart, for the page has it anyway. */
  folded?: boolean;
};

/** One series of claims: drawn where it has two numbers or more, and all of it as a table. */
export function SeriesFigure(props: Props) {
  const { t, locale, series, current, folded = false } = props;
  const { points } = series;
  const first = points[0] ?? null;
  const title = seriesTitle(props);
  const drawn = first !== null && new Set(points.map(({ day }) => day)).size > 1;
  return (
    <ChartFigure
      title={title}
      note={
        drawn
          ? t(points.some(({ said }) => said.address !== null) ? "claims.series.note" : "claims.series.noteFigures")
          : t(first === null ? "claims.series.empty" : "claims.series.single")
      }
      legend={<ChartLegend t={t} entries={legendOf(t, series)} />}
      draw={
        drawn
          ? (size) => (
              <SeriesChart
                locale={locale}
                size={size}
                id={`series-${first.said.ref}`}
                summary={`${title}. ${summarise(props)}`}
                series={series}
                current={current}
              />
            )
          : null
      }
      table={<SeriesTable {...props} series={[series]} caption={title} />}
      fold={drawn && folded ? t("charts.table") : null}
    />
  );
}

/** What a series counts and where: `Facilities: Azad Jammu & Kashmir or Gilgit-Baltistan`. */
export function seriesTitle({
  t,
  locale,
  directory,
  series: { points, timeless },
}: Pick<Props, "t" | "locale" | "directory" | "series">): string {
  const said = points[0]?.said ?? timeless[0];
  if (!said) return "";
  const areas = said.area_codes.map((code) => nameOf(directory.area, code, locale).text);
  return t("claims.series.of", {
    subject: t(`measure.${said.measure}`),
    place: areas.length > 0 ? formatAlternatives(locale, areas) : t("claims.series.everywhere"),
  });
}

function summarise({ t, locale, series: { points } }: Props): string {
  const values = points.map(({ value }) => value);
  const measure = points[0]?.said.measure ?? "facilities";
  const said = (value: number) => sayMeasured(t, locale, measure, value);
  return t("claims.series.summary", {
    count: points.length,
    from: formatDate(locale, points[0]?.said.as_of ?? ""),
    to: formatDate(locale, points.at(-1)?.said.as_of ?? ""),
    least: said(Math.min(...values)),
    most: said(Math.max(...values)),
  });
}

/** Only what the chart has. */
function legendOf(t: Translate, { points, sums }: ClaimSeries<ClaimRow>): LegendEntry[] {
  const results = points.filter(({ said }) => !said.is_target && !isUnopened(said));
  const unopened = points.find(({ said }) => !said.is_target && isUnopened(said));
  const targets = points.filter(({ said }) => said.is_target);
  const single = [...new Set(results.flatMap(({ said }) => (said.kinds.length === 1 ? said.kinds : [])))];
  const several = results.some(({ said }) => said.kinds.length !== 1);
  const [promise] = targets;
  return [
    ...single.map((kind) => ({
      key: kind,
      mark: <ClaimMark claim={{ kinds: [kind], is_target: false, statuses: [] }} />,
      words: t(`kind.${kind}`),
    })),
    ...(several
      ? [
          {
            key: "several",
            mark: <ClaimMark claim={{ kinds: [], is_target: false, statuses: [] }} />,
            words: t("claims.series.several"),
          },
        ]
      : []),
    ...(unopened
      ? [{ key: "unopened", mark: <ClaimMark claim={unopened.said} />, words: t("claims.series.unopened") }]
      : []),
    ...(promise ? [{ key: "target", mark: <ClaimMark claim={promise.said} />, words: t("claims.series.target") }] : []),
    ...(sums.length > 0 ? [{ key: "sum", mark: <SumMark />, words: t("claims.series.sum") }] : []),
    ...(points.some(({ said }) => said.listed !== null)
      ? [{ key: "listed", mark: <ListedMark />, words: t("claims.series.listed") }]
      : []),
    ...(points.some(({ lower_than }) => lower_than !== null)
      ? [{ key: "lower", mark: <LowerMark />, words: t("claims.series.lower") }]
      : []),
  ];
}
