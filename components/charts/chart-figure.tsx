import type { ReactNode } from "react";
import { type ChartSize, NARROW, WIDE } from "./scales";

type Props = {
  /** What is drawn, as a heading. */
  title: ReactNode;
  note?: ReactNode;
  legend?: ReactNode;
  /** Draws the chart in a room; null where there is nothing to draw, and the table alone says it. */
  draw: ((size: ChartSize) => ReactNode) | null;
  /** The rooms of the wide and of the narrow drawing, where the usual ones do not fit. */
  sizes?: readonly [wide: ChartSize, narrow: ChartSize];
  /** The numbers of the chart: all of them, and no others. */
  table: ReactNode;
  /** What the table is folded under, where it need not be open; null where it stands. */
  fold?: string | null;
  /** Permalink and files. */
  foot?: ReactNode;
};

/** A chart with its numbers as a table: two drawings of it, of which a window shows the one that it has room for. */
export function ChartFigure({ title, note, legend, draw, sizes = [WIDE, NARROW], table, fold = null, foot }: Props) {
  const [wide, narrow] = sizes;
  return (
    <figure className="chart">
      <figcaption className="grid gap-1">
        <span className="font-heading font-semibold">{title}</span>
        {note && <span className="measure text-sm text-soft">{note}</span>}
      </figcaption>
      {draw && (
        <>
          {legend}
          <div className="chart-wide">{draw(wide)}</div>
          <div className="chart-narrow">{draw(narrow)}</div>
        </>
      )}
      {fold === null ? (
        table
      ) : (
        <details className="border-line border-t">
          <summary className="disclosure flex min-h-11 items-center py-1.5 text-sm">{fold}</summary>
          {table}
        </details>
      )}
      {foot}
    </figure>
  );
}

type DrawingProps = { size: ChartSize; id: string; summary: string; children: ReactNode };

/** The drawing itself. It is one image to a screen reader: `summary` says what it shows, the table has its numbers. */
export function ChartDrawing({ size, id, summary, children }: DrawingProps) {
  const name = `${id}-${size.narrow ? "narrow" : "wide"}`;
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      direction="ltr"
      role="img"
      aria-labelledby={name}
      className="mark"
    >
      <title id={name}>{summary}</title>
      {children}
    </svg>
  );
}
