import { Group } from "@visx/group";
import { Line, LinePath } from "@visx/shape";
import { TimeAxis, ValueAxis } from "@/components/charts/axes";
import { ChartDrawing } from "@/components/charts/chart-figure";
import { type Label, placeLabels } from "@/components/charts/place-labels";
import { type ChartSize, MARGIN, sayTick, scaleDays, scaleValues } from "@/components/charts/scales";
import type { ClaimRow } from "@/lib/claims/columns";
import { groupBy, scopeKey } from "@/lib/claims/said";
import type { ClaimSeries, SeriesPoint } from "@/lib/claims/series";
import type { Locale } from "@/lib/i18n/locales";
import { ClaimMark, ListedMark, LowerMark, SumMark } from "./series-marks";

type Point = SeriesPoint<ClaimRow>;
type Props = {
  locale: Locale;
  size: ChartSize;
  id: string;
  /** What the chart shows, for those who do not see it. */
  summary: string;
  series: ClaimSeries<ClaimRow>;
  /** The ref of the claim whose page this is. */
  current: string | null;
};

/** Every claim of a series over time, with what the register lists of each under it, and our sums marked as ours. */
export function SeriesChart({ locale, size, id, summary, series: { points, sums }, current }: Props) {
  const floor = size.height - MARGIN.bottom;
  const days = scaleDays(
    points.map(({ day }) => day),
    [MARGIN.start + 6, size.width - MARGIN.end - 6],
  );
  const values = scaleValues(
    [...points.flatMap(({ value, said }) => [value, said.listed ?? 0]), ...sums.map(({ value }) => value)],
    [floor, MARGIN.top],
  );
  const x = ({ day }: { day: string }) => days.place(day);
  const y = ({ value }: { value: number }) => values.place(value);
  const dots = [...points, ...sums].map((one) => ({ x: x(one), y: y(one) }));
  const labels = placeLabels(labelsOf(locale, points, current, x, y), { ceiling: 0, floor, dots });
  const scale = size.narrow ? 0.5 : 0.58;
  return (
    <ChartDrawing size={size} id={id} summary={summary}>
      <ValueAxis locale={locale} size={size} values={values} />
      <TimeAxis locale={locale} size={size} days={days} />
      {linesOf(points).map((line) => (
        <LinePath
          key={line[0]?.said.ref}
          data={[...line]}
          x={x}
          y={y}
          className={line.at(-1)?.lower_than ? "text-warn" : "text-edge"}
          stroke="currentColor"
          strokeWidth={line.at(-1)?.lower_than ? 2 : 1.25}
          strokeDasharray={line.at(-1)?.lower_than ? "5 3" : undefined}
        />
      ))}
      {points.map((point) => (
        <Listed key={point.said.ref} x={x(point)} from={y(point)} listed={point.said.listed} place={values.place} />
      ))}
      {sums.map((sum) => (
        <Group
          key={sum.refs.join()}
          left={x(sum)}
          top={y(sum)}
          transform={`translate(${x(sum)}, ${y(sum)}) scale(${scale})`}
        >
          <SumMark />
        </Group>
      ))}
      {points.map((point) => (
        <g key={point.said.ref} transform={`translate(${x(point)}, ${y(point)}) scale(${scale})`}>
          {point.said.ref === current && (
            <circle r="16" fill="none" stroke="currentColor" strokeWidth="2.500" className="text-accent" />
          )}
          <ClaimMark claim={point.said} />
          {point.lower_than !== null && (
            <g transform="translate(0, 22) scale(0.8)">
              <LowerMark />
            </g>
          )}
        </g>
      ))}
      {labels.map(({ key, x: left, top, text }) => (
        <text key={key} x={left} y={top} textAnchor="middle" className="chart-label">
          {text}
        </text>
      ))}
    </ChartDrawing>
  );
}

/** The claims for one thing after each other, two by two, so that each fall is a line of its own. */
function linesOf(points: readonly Point[]): Point[][] {
  const results = points.filter(({ said }) => !said.is_target);
  return groupBy(results, ({ said }) => scopeKey(said)).flatMap((line) =>
    line.slice(1).flatMap((point, at) => {
      const before = line[at];
      return before ? [[before, point]] : [];
    }),
  );
}

const SHORT = { exactly: "", unstated: "", about: "≈", at_least: "≥", up_to: "≤" } as const;

/** The number beside its mark, as short as a sign makes it; that of the page's own claim first, then the falls. */
function labelsOf(
  locale: Locale,
  points: readonly Point[],
  current: string | null,
  x: (point: Point) => number,
  y: (point: Point) => number,
): Label[] {
  return points.map((point, at) => {
    const { said, value, lower_than } = point;
    const ends = at === 0 || at === points.length - 1 ? 1 : 0;
    const weight = (said.ref === current ? 4 : 0) + (lower_than === null ? 0 : 2) + ends;
    return {
      key: said.ref,
      x: x(point),
      y: y(point),
      text: `${SHORT[said.qualifier]}${sayTick(locale, value)}`,
      weight,
    };
  });
}

type ListedProps = { x: number; from: number; listed: number | null; place: (value: number) => number };

/** What is listed of a claim, hung below it. */
function Listed({ x, from, listed, place }: ListedProps) {
  if (listed === null) return null;
  const to = place(listed);
  return (
    <>
      <Line
        from={{ x, y: from }}
        to={{ x, y: to }}
        className="text-status-open"
        stroke="currentColor"
        strokeWidth="1"
        strokeDasharray="1.500 3"
      />
      <g transform={`translate(${x}, ${to}) scale(0.55)`}>
        <ListedMark />
      </g>
    </>
  );
}
