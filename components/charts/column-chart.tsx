import { scaleBand } from "@visx/scale";
import { Bar } from "@visx/shape";
import type { Locale } from "@/lib/i18n/locales";
import { ValueAxis } from "./axes";
import { ChartDrawing } from "./chart-figure";
import { Hatch } from "./hatch";
import { type ChartSize, MARGIN, sayTick, scaleValues } from "./scales";

/** One column: what is certain below, what is an upper bound above it, hatched. */
export type ColumnEntry = { key: string; solid: number; hatched: number };

type Props = {
  locale: Locale;
  size: ChartSize;
  id: string;
  summary: string;
  columns: readonly ColumnEntry[];
  /** A class that sets the colour. */
  tone: string;
};

/** How wide a digit above a column is. */
const DIGIT = 7;

/** Columns from left to right, as years are read in both languages, each with its sum above it where there is room. */
export function ColumnChart({ locale, size, id, summary, columns, tone }: Props) {
  const floor = size.height - MARGIN.bottom;
  const places = scaleBand({
    domain: columns.map(({ key }) => key),
    range: [MARGIN.start, size.width - MARGIN.end],
    padding: 0.25,
  });
  const values = scaleValues(
    columns.map(({ solid, hatched }) => solid + hatched),
    [floor, MARGIN.top],
  );
  const wide = places.bandwidth();
  // Figures wider than a column's place would run into each other: then each second, third ... from the newest has one.
  const widest = Math.max(...columns.map(({ solid, hatched }) => sayTick(locale, solid + hatched).length));
  const figured = Math.max(1, Math.ceil((widest * DIGIT) / places.step()));
  const every = Math.max(1, Math.ceil((size.narrow ? 36 : 40) / places.step()));
  const hatch = `${id}-hatch-${size.narrow ? "narrow" : "wide"}`;
  return (
    <ChartDrawing size={size} id={id} summary={summary}>
      <defs>
        <g className={tone}>
          <Hatch id={hatch} />
        </g>
      </defs>
      <ValueAxis locale={locale} size={size} values={values} />
      {columns.map(({ key, solid, hatched }, at) => {
        const x = places(key) ?? 0;
        const [low, high] = [values.place(solid), values.place(solid + hatched)];
        return (
          <g key={key} className={tone}>
            <Bar x={x} y={low} width={wide} height={floor - low} fill="currentColor" />
            {hatched > 0 && (
              <Bar
                x={x + 0.5}
                y={high}
                width={wide - 1}
                height={low - high}
                fill={`url(#${hatch})`}
                stroke="currentColor"
              />
            )}
            {solid + hatched > 0 && (columns.length - 1 - at) % figured === 0 && (
              <text x={x + wide / 2} y={high - 5} textAnchor="middle" className="chart-figure">
                {sayTick(locale, solid + hatched)}
              </text>
            )}
            {(columns.length - 1 - at) % every === 0 && (
              <text x={x + wide / 2} y={floor + 16} textAnchor="middle" className="chart-name chart-soft">
                {key}
              </text>
            )}
          </g>
        );
      })}
    </ChartDrawing>
  );
}

/** The mark of the hatched part, for a legend. */
export function HatchMark({ id, tone }: { id: string; tone: string }) {
  return (
    <g className={tone}>
      <defs>
        <Hatch id={id} />
      </defs>
      <path d="M-10-10H10V10H-10Z" fill={`url(#${id})`} stroke="currentColor" strokeWidth="2" />
    </g>
  );
}
