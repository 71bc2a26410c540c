import { scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { Hatch } from "@/components/charts/hatch";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  locale: Locale;
  /** Unique on the page. */
  id: string;
  claimed: number;
  listed: number | null;
  today: number | null;
};

const WIDTH = 600;
const THICK = 14;
const STEP = 20;

/** What was claimed above what is listed, as bars from one line: hatched, solid, and outlined for today. */
export function ClaimBars({ t, locale, id, claimed, listed, today }: Props) {
  const most = Math.max(claimed, listed ?? 0, today ?? 0);
  if (most <= 0 || (listed === null && today === null)) return null;
  const scale = scaleLinear({ domain: [0, most], range: [0, WIDTH - 2] });
  const said = (value: number | null) => (value === null ? t("claims.notCounted") : formatNumber(locale, value));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${STEP * 2 + THICK}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t("claims.bars", { claimed: said(claimed), listed: said(listed), today: said(today) })}
      className="mark h-12 w-full max-w-2xl rtl:-scale-x-100"
    >
      <defs>
        <Hatch id={`hatch-${id}`} />
      </defs>
      <g className="text-soft">
        <Bar x={1} y={0} width={scale(claimed)} height={THICK} fill={`url(#hatch-${id})`} stroke="currentColor" />
      </g>
      <g className="text-status-open">
        <Bar x={1} y={STEP} width={scale(listed ?? 0)} height={THICK} fill="currentColor" />
        <Bar
          x={1}
          y={STEP * 2}
          width={scale(today ?? 0)}
          height={THICK}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
      </g>
    </svg>
  );
}
