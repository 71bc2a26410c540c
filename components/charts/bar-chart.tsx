import { scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import type { Locale } from "@/lib/i18n/locales";
import { ChartDrawing } from "./chart-figure";
import type { ChartSize } from "./scales";

/** One bar: its name, how long it is, and the number that stands at its end; `tone` is a class that sets its colour. */
export type BarEntry = { key: string; label: string; value: number; text: string; tone?: string };

type Props = { locale: Locale; size: ChartSize; id: string; summary: string; bars: readonly BarEntry[] };

const THICK = 16;
const ROW = { wide: 28, narrow: 42 };
/** Room for the number at the end of a bar, and for the names beside the bars: as much as the longest needs. */
const NUMBER = 56;
const LETTER = 6.9;
const namesOf = (bars: readonly BarEntry[]) =>
  Math.min(230, Math.max(...bars.map(({ label }) => label.length)) * LETTER + 14);

/** The rooms of a chart of so many bars, wide and narrow. */
export const barSizes = (bars: number): readonly [ChartSize, ChartSize] => [
  { width: 760, height: bars * ROW.wide, narrow: false },
  { width: 328, height: bars * ROW.narrow, narrow: true },
];

/** Bars below each other, from the side where reading begins; in a narrow room each name stands above its bar. */
export function BarChart({ locale, size, id, summary, bars }: Props) {
  const { width, narrow } = size;
  const row = narrow ? ROW.narrow : ROW.wide;
  const from = narrow ? 0 : namesOf(bars);
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const scale = scaleLinear({ domain: [0, most], range: [0, width - from - NUMBER] });
  const mirrored = locale === "ur";
  const place = (x: number) => (mirrored ? width - x : x);
  const [ahead, behind] = mirrored ? (["end", "start"] as const) : (["start", "end"] as const);
  return (
    <ChartDrawing size={size} id={id} summary={summary}>
      {bars.map(({ key, label, value, text, tone = "text-accent" }, at) => {
        const long = scale(value);
        const top = at * row + (narrow ? 20 : 5);
        const middle = top + THICK / 2 + 4;
        return (
          <g key={key}>
            <text
              x={narrow ? place(0) : place(from - 10)}
              y={narrow ? top - 6 : middle}
              textAnchor={narrow ? ahead : behind}
              className="chart-name"
            >
              {label}
            </text>
            <g className={tone}>
              <Bar x={mirrored ? place(from + long) : from} y={top} width={long} height={THICK} fill="currentColor" />
            </g>
            <line x1={place(from)} x2={place(from)} y1={top - 3} y2={top + THICK + 3} className="chart-base" />
            <text x={place(from + long + 7)} y={middle} textAnchor={ahead} className="chart-figure">
              {text}
            </text>
          </g>
        );
      })}
    </ChartDrawing>
  );
}
