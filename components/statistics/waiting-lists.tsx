import type { ReactNode } from "react";
import { RecordText } from "@/components/record/record-text";
import { RecordTable } from "@/components/table/record-table";
import { formatDate, formatDuration } from "@/lib/i18n/format";
import { facilityPath, sourcePath } from "@/lib/paths";
import { nameOf } from "@/lib/records/named";
import type { Looked } from "@/lib/statistics/detail";
import type { DisputedStep, Overdue } from "@/lib/statistics/waiting";
import { ChartBlock, ChartFoot } from "./chart-block";
import type { StatisticsContext } from "./context";

/** The longest waits stand on the page; the file has all of them. */
const MOST_SHOWN = 20;

type Props = { context: StatisticsContext; looked: Looked };
type Named = { ref: string; name: string; name_ur: string | null };

function FacilityName({ context, facility }: { context: StatisticsContext; facility: Named }) {
  const { locale, moment } = context;
  return (
    <a href={facilityPath(locale, facility.ref, moment)} className="inline-block max-md:py-2">
      <RecordText locale={locale} text={facility.name} textUr={facility.name_ur} />
    </a>
  );
}

/** Who has waited longest: 'Announced 3 years 2 months ago, nothing reported since'. */
export function WaitingList({ context, looked: { overdue } }: Props) {
  const { t, locale } = context;
  const shown = overdue.slice(0, MOST_SHOWN);
  return (
    <ChartBlock
      context={context}
      chart="waiting"
      draw={null}
      words={
        overdue.length === 0
          ? t("statistics.words.noWaiting")
          : [
              t("statistics.words.waiting", { count: overdue.length, shown: shown.length }),
              ...(shown.length < overdue.length ? [t("statistics.words.allWaiting")] : []),
            ].join(" ")
      }
      table={
        shown.length > 0 && (
          <RecordTable
            whole
            t={t}
            narrow="cards"
            caption={t("statistics.chart.waiting.title")}
            columns={[
              { name: "facility", label: t("statistics.column.facility") },
              { name: "announced", label: t("statistics.column.announced") },
              { name: "now", label: t("statistics.column.now") },
              { name: "waited", label: t("statistics.column.waited") },
            ]}
            rows={shown.map((one) => ({
              key: one.ref,
              cells: [
                <FacilityName key="name" context={context} facility={one} />,
                formatDate(locale, one.announced_on),
                t(`status.${one.status}`),
                sayWait(context, one),
              ],
            }))}
          />
        )
      }
    />
  );
}

/** A wait as a sentence. */
function sayWait({ t, locale, day }: StatisticsContext, { announced_on, last_report_on }: Overdue): string {
  const since = formatDuration(locale, announced_on, day);
  const quiet = last_report_on === null ? null : formatDuration(locale, last_report_on, day);
  const said = since === null ? t("statistics.words.sinceUnknown") : t("statistics.words.since", { duration: since });
  const after =
    last_report_on === null
      ? t("statistics.words.nothingSince")
      : quiet === null
        ? t("statistics.words.lastReportNow")
        : t("statistics.words.lastReport", { duration: quiet });
  return `${said}${locale === "ur" ? "، " : ", "}${after}`;
}

/** What was reported against better evidence, with its source. */
export function ContestedList({ context, looked: { disputed } }: Props) {
  const { t, locale } = context;
  return (
    <ChartBlock
      context={context}
      chart="contested"
      draw={null}
      words={disputed.length === 0 ? t("statistics.words.noContested") : undefined}
      table={
        disputed.length > 0 && (
          <RecordTable
            whole
            t={t}
            narrow="cards"
            caption={t("statistics.chart.contested.title")}
            columns={[
              { name: "facility", label: t("statistics.column.facility") },
              { name: "reported", label: t("statistics.column.reported") },
              { name: "order", label: t("statistics.column.order") },
              { name: "opened", label: t("statistics.column.opened") },
            ]}
            rows={disputed.map((step, at) => ({
              key: `${step.ref} ${at}`,
              cells: [
                <FacilityName key="name" context={context} facility={step} />,
                <Reported key="reported" context={context} step={step} />,
                t(`statistics.words.order.${step.order}`),
                step.opened_on === null ? (
                  <span key="opened" className="text-soft">
                    {t("statistics.words.notOpened")}
                  </span>
                ) : (
                  formatDate(locale, step.opened_on)
                ),
              ],
            }))}
          />
        )
      }
    />
  );
}

function Reported({ context, step: { event } }: { context: StatisticsContext; step: DisputedStep }): ReactNode {
  const { t, locale, directory, moment } = context;
  const said = `${t(`status.${event.status}`)}${event.on === null ? "" : `, ${formatDate(locale, event.on)}`}`;
  if (event.source_id === null || !directory.source.has(event.source_id)) return said;
  const source = nameOf(directory.source, event.source_id, locale);
  return (
    <span>
      {said} (
      <a
        href={sourcePath(locale, event.source_id, moment)}
        aria-label={`${t("statistics.words.sourceLink")}: ${source.text}`}
      >
        {t("statistics.words.sourceLink")}
      </a>
      )
    </span>
  );
}

/** The waits one by one: too many for a page, and what all the lines are worked out from. */
export function WaitsFile({ context }: { context: StatisticsContext }) {
  const { t } = context;
  return (
    <div id="waits" className="scroll-mt-4">
      <p className="font-heading font-semibold">{t("statistics.chart.waits.title")}</p>
      <p className="measure text-sm text-soft">{t("statistics.chart.waits.note")}</p>
      <ChartFoot context={context} chart="waits" />
    </div>
  );
}
