import { scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { Hatch } from "./hatch";

type Props = {
  /** Unique on the page. */
  id: string;
  /** The numbers in words: the bars are one image. */
  label: string;
  /** What was said or promised: hatched. */
  aim: number;
  /** What is there of it; null where that cannot be asked. */
  solid: number | null;
  /** What else is there of it: today, or not yet open. */
  outlined: number | null;
};

const WIDTH = 600;
const THICK = 14;
const STEP = 20;
/** One, two and three bars at the same thickness. */
const HEIGHTS = ["h-3.5", "h-8", "h-13"];

/** An aim above what is there of it, as bars from one line, told apart by their filling. */
export function LevelBars({ id, label, aim, solid, outlined }: Props) {
  const most = Math.max(aim, solid ?? 0, outlined ?? 0);
  if (most <= 0 || (solid === null && outlined === null)) return null;
  const rows = 1 + ((solid ?? 0) > 0 ? 1 : 0) + ((outlined ?? 0) > 0 ? 1 : 0);
  const scale = scaleLinear({ domain: [0, most], range: [0, WIDTH - 2] });
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${STEP * (rows - 1) + THICK}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={`mark w-full max-w-2xl rtl:-scale-x-100 ${HEIGHTS[rows - 1]}`}
    >
      <defs>
        <g className="text-soft">
          <Hatch id={`hatch-${id}`} />
        </g>
      </defs>
      <g className="text-soft">
        <Bar x={1} y={1} width={scale(aim)} height={THICK - 1} fill={`url(#hatch-${id})`} stroke="currentColor" />
      </g>
      <g className="text-status-open">
        {(solid ?? 0) > 0 && <Bar x={1} y={STEP} width={scale(solid ?? 0)} height={THICK} fill="currentColor" />}
        {(outlined ?? 0) > 0 && (
          <Bar
            x={1}
            y={STEP * (rows - 1)}
            width={scale(outlined ?? 0)}
            height={THICK - 1}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
        )}
      </g>
    </svg>
  );
}
