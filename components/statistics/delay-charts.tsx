import { ChartLegend } from "@/components/charts/chart-legend";
import { MOST_LINES, StepChart, StepMark } from "@/components/charts/step-chart";
import { RecordTable } from "@/components/table/record-table";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { DelayStep } from "@/lib/statistics/delay";
import { type Delay, nameGroup } from "@/lib/statistics/delays";
import type { Looked } from "@/lib/statistics/detail";
import { sayDays, sayGroup, sayShare, sayStep } from "@/lib/statistics/words";
import { ChartBlock } from "./chart-block";
import { numbersOf, type StatisticsContext } from "./context";
import { NumberTable } from "./number-table";

/** Groups with fewer facilities have no line of their own: one facility more would turn it. */
const LEAST_FOR_LINE = 3;

const STEP_TONES = {
  signed: "text-status-promised",
  building: "text-status-building",
  open: "text-status-open",
} as const satisfies Record<DelayStep, string>;

/** How long the steps took: the lines for all, by kind and by sponsor, and below them the table of every group. */
export function DelayCharts({ context, looked }: { context: StatisticsContext; looked: Looked }) {
  const { t, locale } = context;
  const { delays, until } = looked;
  if (delays.length === 0) return <p className="measure">{t("statistics.words.noWaits")}</p>;
  const all = delays.filter(({ by }) => by === "all");
  const opening = (by: Delay["by"]) => delays.filter((delay) => delay.by === by && delay.step === "open");
  return (
    <>
      <ul className="grid gap-1">
        {all.map((delay) => (
          <li key={delay.step} className="measure">
            {t("statistics.words.step", {
              step: capitalise(sayStep(t, delay.step)),
              counted: delay.counted,
              reached: delay.reached,
              waiting: delay.waiting,
            })}{" "}
            {delay.median === null
              ? t("statistics.words.noHalf")
              : t("statistics.words.half", { duration: sayDays(context, delay.median) })}
          </li>
        ))}
        <li className="measure text-soft text-sm">
          {t("statistics.words.until", { date: formatDate(locale, until) })}
        </li>
      </ul>
      <CurveChart context={context} part="all" delays={all} />
      <CurveChart context={context} part="kind" delays={opening("kind")} />
      <CurveChart context={context} part="sponsor" delays={opening("sponsor")} />
      <ChartBlock
        context={context}
        chart="delays"
        draw={null}
        table={
          <NumberTable
            context={context}
            caption={t("statistics.chart.delays.title")}
            heading={t("statistics.column.group")}
            numbers={numbersOf(context, "delays")}
            blank={t("statistics.notReached")}
            narrow="cards"
          />
        }
        folded={delays.length > 12}
      />
    </>
  );
}

const capitalise = (text: string) => text.slice(0, 1).toLocaleUpperCase("en") + text.slice(1);

type CurveProps = { context: StatisticsContext; part: Delay["by"]; delays: readonly Delay[] };

/** The share still waiting, for each step or for the largest groups. */
function CurveChart({ context, part, delays }: CurveProps) {
  const { t, locale } = context;
  const lines = delays.filter(({ counted }) => part === "all" || counted >= LEAST_FOR_LINE).slice(0, MOST_LINES);
  if (lines.length === 0)
    return <p className="measure text-soft">{t("statistics.words.noCurve", { least: LEAST_FOR_LINE })}</p>;
  const title = t(`statistics.curve.${part}`);
  const say = (delay: Delay) =>
    part === "all" ? sayStep(t, delay.step) : sayGroup(context, nameGroup(delay).split("/")[0] ?? "");
  const name = (delay: Delay) => `${say(delay)} (${formatNumber(locale, delay.counted)})`;
  const tone = (delay: Delay) => (part === "all" ? STEP_TONES[delay.step] : "text-ink");
  return (
    <ChartBlock
      context={context}
      chart="curves"
      anchor={`curves-${part}`}
      note={part === "all"}
      title={`${t("statistics.chart.curves.title")}: ${title}`}
      legend={
        <ChartLegend
          t={t}
          entries={lines.map((delay, at) => ({
            key: nameGroup(delay),
            mark: <StepMark at={at} tone={tone(delay)} />,
            words: name(delay),
          }))}
        />
      }
      draw={(size) => (
        <StepChart
          locale={locale}
          size={size}
          id={`curves-${part}-chart`}
          summary={[title, ...lines.map((delay) => summariseCurve(context, name(delay), delay))].join(". ")}
          lines={lines.map((delay) => ({
            key: nameGroup(delay),
            label: say(delay),
            tone: tone(delay),
            steps: delay.curve,
          }))}
          axis={t("statistics.axisYears")}
          sayShare={(share) => sayShare(locale, share)}
          sayYears={(years) => formatNumber(locale, years)}
        />
      )}
      table={<CurveTable context={context} caption={title} lines={lines} name={name} />}
      folded
    />
  );
}

/** A line in words: where it ends. */
function summariseCurve(context: StatisticsContext, label: string, { curve }: Delay): string {
  const last = curve.at(-1);
  const value = `${sayShare(context.locale, last?.waiting ?? 1)}, ${sayDays(context, last?.days ?? 0)}`;
  return context.t("statistics.summaryRow", { label, value });
}

type TableProps = {
  context: StatisticsContext;
  caption: string;
  lines: readonly Delay[];
  name(delay: Delay): string;
};

/** Every step of the lines. */
function CurveTable({ context, caption, lines, name }: TableProps) {
  const { t, locale } = context;
  return (
    <RecordTable
      whole
      t={t}
      caption={caption}
      columns={[
        { name: "curve", label: t("statistics.column.curve") },
        { name: "within", label: t("statistics.column.within"), figures: true },
        { name: "share", label: t("statistics.column.share"), figures: true },
      ]}
      rows={lines.flatMap((delay) =>
        delay.curve.map(({ days, waiting }) => ({
          key: `${nameGroup(delay)} ${days}`,
          cells: [name(delay), t("statistics.days", { count: days }), sayShare(locale, waiting)],
        })),
      )}
    />
  );
}
