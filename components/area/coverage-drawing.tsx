import type { ShadedShape } from "@/lib/areas/choropleth";
import type { Outlines } from "@/lib/map/schema";
import { CoveragePatterns, fillOf } from "./coverage-patterns";

type Props = {
  outlines: Outlines;
  shapes: readonly ShadedShape[];
  /** What the drawing says, in a sentence: it is one image, its numbers stand in the table. */
  summary: string;
  /** What a shape says, shown to a pointer. */
  say(shape: ShadedShape): string;
};

/** Districts in shades over the ground, the disputed territory hatched inside its dashed line, as on every map here. */
export function CoverageDrawing({ outlines: { width, height, ground, disputed, lines }, shapes, summary, say }: Props) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="coverage-summary"
      className="mark"
    >
      <title id="coverage-summary">{summary}</title>
      <CoveragePatterns />
      <path d={ground} className="shade-none" />
      <path d={disputed} fill={fillOf("disputed")} />
      {shapes.map((shape) => (
        <path key={shape.shape} d={shape.path} fill={fillOf(fillingOf(shape))} className="shape">
          <title>{say(shape)}</title>
        </path>
      ))}
      <path d={lines.district} className="line-district" />
      <path d={lines.province} className="line-province" />
      <path d={lines.control} className="line-control" />
      <path d={lines.disputed} className="line-disputed" />
      <path d={lines.country} className="line-country" />
    </svg>
  );
}

const fillingOf = ({ state, shade }: ShadedShape) => (state === "counted" ? (shade ?? 0) : state);
