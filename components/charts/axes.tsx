import { Group } from "@visx/group";
import { Line } from "@visx/shape";
import type { Locale } from "@/lib/i18n/locales";
import { type ChartSize, MARGIN, sayTick, sayTicks, type scaleDays, type scaleValues } from "./scales";

type TimeProps = { locale: Locale; size: ChartSize; days: ReturnType<typeof scaleDays> };

/** Time runs from left to right in both languages, as numbers do. */
export function TimeAxis({ locale, size, days }: TimeProps) {
  const ticks = days.ticks(size.narrow ? 4 : 8);
  const words = sayTicks(locale, ticks);
  const base = size.height - MARGIN.bottom;
  return (
    <Group className="chart-axis">
      <Line from={{ x: MARGIN.start, y: base }} to={{ x: size.width - MARGIN.end, y: base }} className="chart-base" />
      {ticks.map((tick, index) => {
        const x = days.place(tick.toISOString().slice(0, 10));
        const { month, year } = words[index] ?? { month: null, year: null };
        return (
          <Group key={tick.toISOString()} left={x} top={base}>
            <Line from={{ x: 0, y: 0 }} to={{ x: 0, y: 4 }} className="chart-base" />
            <text y={16} textAnchor="middle">
              {month ?? year}
            </text>
            {month !== null && year !== null && (
              <text y={29} textAnchor="middle">
                {year}
              </text>
            )}
          </Group>
        );
      })}
    </Group>
  );
}

type ValueProps = { locale: Locale; size: ChartSize; values: ReturnType<typeof scaleValues> };

/** Numbers from zero up, with a hairline across for each. */
export function ValueAxis({ locale, size, values }: ValueProps) {
  return (
    <Group className="chart-axis">
      {values.ticks(size.narrow ? 4 : 5).map((tick) => (
        <Group key={tick} top={values.place(tick)}>
          <Line
            from={{ x: MARGIN.start, y: 0 }}
            to={{ x: size.width - MARGIN.end, y: 0 }}
            className={tick === 0 ? "chart-base" : "chart-rule"}
          />
          <text x={MARGIN.start - 7} y={4} textAnchor="end">
            {sayTick(locale, tick)}
          </text>
        </Group>
      ))}
    </Group>
  );
}
