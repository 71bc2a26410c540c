import { scaleLinear } from "@visx/scale";
import { Line } from "@visx/shape";
import type { Locale } from "@/lib/i18n/locales";
import { ChartDrawing } from "./chart-figure";
import { type ChartSize, MARGIN } from "./scales";

/** A line that falls in steps: the share left after so many days. `tone` is a class that sets its colour, `label` stands at its end. */
export type StepLine = {
  key: string;
  label: string;
  tone: string;
  steps: readonly { days: number; waiting: number }[];
};

type Props = {
  locale: Locale;
  size: ChartSize;
  id: string;
  summary: string;
  lines: readonly StepLine[];
  /** What stands below the axis: years since the announcement. */
  axis: string;
  sayShare(share: number): string;
  sayYears(years: number): string;
};

const YEAR = 365.25;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** Told apart by dashes, and only then by colour; in the order of the lines. */
const DASHES = [undefined, "9 4", "2 3", "12 3 2 3", "5 2"] as const;
export const MOST_LINES = DASHES.length;

/** Lines that fall from all to those still waiting, on one scale of time. */
export function StepChart({ size, id, summary, lines, axis, sayShare, sayYears }: Props) {
  const floor = size.height - MARGIN.bottom;
  const last = Math.max(YEAR, ...lines.flatMap(({ steps }) => steps.map(({ days }) => days))) * 1.06;
  const x = scaleLinear({ domain: [0, last / YEAR], range: [MARGIN.start + 4, size.width - MARGIN.end] });
  const y = scaleLinear({ domain: [0, 1], range: [floor, MARGIN.top] });
  const ticks = x.ticks(size.narrow ? 4 : 8).filter(Number.isInteger);
  return (
    <ChartDrawing size={size} id={id} summary={summary}>
      <g className="chart-axis">
        {SHARES.map((share) => (
          <g key={share}>
            <Line
              from={{ x: MARGIN.start, y: y(share) }}
              to={{ x: size.width - MARGIN.end, y: y(share) }}
              className={share === 0 ? "chart-base" : "chart-rule"}
            />
            <text x={MARGIN.start - 5} y={y(share) + 4} textAnchor="end">
              {sayShare(share)}
            </text>
          </g>
        ))}
        {ticks.map((years) => (
          <g key={years}>
            <Line from={{ x: x(years), y: floor }} to={{ x: x(years), y: floor + 4 }} className="chart-base" />
            <text x={x(years)} y={floor + 16} textAnchor="middle">
              {sayYears(years)}
            </text>
          </g>
        ))}
        <text x={size.width - MARGIN.end} y={floor + 31} textAnchor="end">
          {axis}
        </text>
      </g>
      {lines.map(({ key, tone, steps }, at) => (
        <path
          key={key}
          d={drawSteps(steps, (days) => x(days / YEAR), y, x(last / YEAR))}
          className={tone}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.250"
          strokeDasharray={DASHES[at]}
        />
      ))}
      {!size.narrow &&
        placeEnds(lines, y).map(({ key, label, top }) => (
          <text key={key} x={size.width - MARGIN.end} y={top} textAnchor="end" className="chart-label">
            {label}
          </text>
        ))}
    </ChartDrawing>
  );
}

const LABEL_HEIGHT = 15;

/** The names of the lines above their ends, moved up from one another where they would meet. */
function placeEnds(
  lines: readonly StepLine[],
  y: (share: number) => number,
): { key: string; label: string; top: number }[] {
  const ends = lines
    .map(({ key, label, steps }) => ({ key, label, top: y(steps.at(-1)?.waiting ?? 1) - 5 }))
    .toSorted((one, other) => other.top - one.top);
  let above = Number.POSITIVE_INFINITY;
  return ends.map((end) => {
    const top = Math.min(end.top, above - LABEL_HEIGHT);
    above = top;
    return { ...end, top };
  });
}

/** Level until the day of a step, then down; after the last one level to the end. */
function drawSteps(
  steps: StepLine["steps"],
  x: (days: number) => number,
  y: (share: number) => number,
  end: number,
): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  const [first, ...rest] = steps;
  if (!first) return "";
  const down = rest.map(({ days, waiting }) => `H${round(x(days))}V${round(y(waiting))}`);
  return `M${round(x(first.days))} ${round(y(first.waiting))}${down.join("")}H${round(end)}`;
}

/** A line's mark for a legend; `at` is its place among the lines. */
export function StepMark({ at, tone }: { at: number; tone: string }) {
  return (
    <path
      d="M-13 0H13"
      className={tone}
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeDasharray={DASHES[at]}
    />
  );
}
