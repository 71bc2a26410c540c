import { SourceMark } from "@/components/evidence/source-mark";
import { ContestedTag } from "@/components/status/status-label";
import { StatusSwatch } from "@/components/status/status-mark";
import { firstDay, lastDay } from "@/lib/dates/partial-date";
import { codesOf } from "@/lib/facilities/row-codes";
import { formatDate, formatDuration } from "@/lib/i18n/format";
import type { Dossier } from "./dossier";

type Props = {
  dossier: Dossier;
  /** The newest date among all sources of the register; null when none is dated. */
  newestSource: string | null;
};

/** Where a facility stands on the day of the page, since when and on what grounds, and how long nothing was heard. */
export function StatusHead({ dossier, newestSource }: Props) {
  const { t, locale, row, cite, day } = dossier;
  const { status, group } = codesOf(row);
  return (
    <div className="mt-4 grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-lg">
        <span className="self-center">
          <StatusSwatch group={group} />
        </span>
        <strong className="font-semibold">{t(`status.${status}`)}</strong>
        {status !== "unknown" && (
          <span className="text-soft">
            {sayWhen(dossier)}
            <SourceMark t={t} locale={locale} id="status" label={t("facets.status")} evidence={cite.field("status")} />
          </span>
        )}
        {row.contested && <ContestedTag t={t} />}
      </p>
      {row.status_on && isInside(day, row.status_on) && (
        <p className="text-soft text-sm">
          {t("facility.duringNote", { date: formatDate(locale, row.status_on), day: formatDate(locale, day) })}
        </p>
      )}
      <Silence dossier={dossier} newestSource={newestSource} />
      {row.contested && <p className="text-soft text-sm">{t("facility.contestedNote")}</p>}
    </div>
  );
}

/** True while a partial date's interval has begun and not ended on that day. */
export function isInside(day: string, date: string): boolean {
  return firstDay(date) <= day && day < lastDay(date);
}

function sayWhen({ t, locale, row }: Dossier): string {
  if (row.status_on === null) return t("facility.sinceUnknown");
  const date = formatDate(locale, row.status_on);
  if (row.status_basis === "report_date") return t("facility.reported", { date });
  return row.status_basis === "inferred" ? t("facility.inferred", { date }) : t("facility.since", { date });
}

/** 'Announced 3 years 2 months ago, nothing reported since', beside the date of our newest source. */
function Silence({ dossier: { t, locale, row, day }, newestSource }: Props) {
  if (!row.stalled_inferred || row.quiet_since === null) return null;
  const since = row.status_on;
  const duration = since && firstDay(since) === row.quiet_since ? formatDuration(locale, since, day) : null;
  const date = formatDate(locale, since && duration ? since : row.quiet_since);
  return (
    <p className="measure">
      {duration && <>{t("facility.nothingSince", { status: t(`status.${codesOf(row).status}`), duration })} </>}
      <span className={duration ? "text-soft" : undefined}>
        {newestSource
          ? t("facility.quietNewest", { date, newest: formatDate(locale, newestSource) })
          : t("facility.quiet", { date })}
      </span>
    </p>
  );
}
