import type { Locale } from "@/lib/i18n/locales";
import { ChartDrawing } from "./chart-figure";
import { type ChartSize, sayTick } from "./scales";

/** A column of the grid: its mark as path data in a box from -10 to 10. */
export type GridColumn = { key: string; mark: string };
/** A row: its name, and a count for each column. */
export type GridRow = { key: string; label: string; counts: readonly number[] };

type Props = {
  locale: Locale;
  size: ChartSize;
  id: string;
  summary: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
};

const ROW = { wide: 42, narrow: 56 };
const NAMES = 200;

/** The rooms of a grid of so many rows, wide and narrow. */
export const gridSizes = (rows: number): readonly [ChartSize, ChartSize] => [
  { width: 760, height: rows * ROW.wide, narrow: false },
  { width: 328, height: rows * ROW.narrow, narrow: true },
];

/** A mark for each row and column, its area in step with the count beside it; nothing for a zero. */
export function MarkGrid({ locale, size, id, summary, columns, rows }: Props) {
  const { width, narrow } = size;
  const row = narrow ? ROW.narrow : ROW.wide;
  const from = narrow ? 0 : NAMES;
  const step = (width - from) / Math.max(1, columns.length);
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  // A shape is 20 across, and its number stands beside it.
  const largest = Math.min(step * (narrow ? 0.36 : 0.5), 26) / 20;
  const mirrored = locale === "ur";
  const place = (x: number) => (mirrored ? width - x : x);
  return (
    <ChartDrawing size={size} id={id} summary={summary}>
      {rows.map(({ key, label, counts }, at) => {
        const middle = at * row + (narrow ? 38 : row / 2);
        return (
          <g key={key}>
            {at > 0 && <line x1="0" x2={width} y1={at * row} y2={at * row} className="chart-rule" />}
            <text
              x={place(narrow ? 0 : 2)}
              y={narrow ? at * row + 16 : middle + 4}
              textAnchor={mirrored ? "end" : "start"}
              className="chart-name"
            >
              {label}
            </text>
            {columns.map((column, index) => {
              const count = counts[index] ?? 0;
              if (count === 0) return null;
              const x = place(from + step * index + step * 0.34);
              const scale = largest * Math.sqrt(count / most);
              return (
                <g key={column.key} className="text-accent">
                  <path d={column.mark} fill="currentColor" transform={`translate(${x}, ${middle}) scale(${scale})`} />
                  <text
                    x={place(from + step * index + step * 0.34 + 10 * scale + 5)}
                    y={middle + 4}
                    textAnchor={mirrored ? "end" : "start"}
                    className="chart-figure"
                  >
                    {sayTick(locale, count)}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </ChartDrawing>
  );
}
