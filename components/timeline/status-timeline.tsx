import type { Evidence } from "@/components/evidence/evidence";
import { SourceMark } from "@/components/evidence/source-mark";
import { RecordText } from "@/components/record/record-text";
import { ContestedTag } from "@/components/status/status-label";
import { GROUP_COLOURS } from "@/components/status/status-mark";
import type { StatusEvent } from "@/lib/facilities/schema";
import { statusGroup } from "@/lib/facilities/status";
import { formatDate, formatDuration } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { findGaps } from "./gaps";

/** `decides`: the status rests on this one. `during`: the page's day lies inside its date. `evidence`: its source. */
export type TimelineEvent = Pick<StatusEvent, "status" | "on" | "basis" | "contested" | "note"> & {
  decides: boolean;
  during?: boolean;
  evidence: Evidence;
};

type Props = {
  t: Translate;
  locale: Locale;
  /** In order of time, undated ones last. */
  events: TimelineEvent[];
  /** The day the page speaks of. */
  day: string;
  /** What is said after the last event, while the facility is short of open: 'no report found since'. Null when open. */
  quietSince: string | null;
};

/** What was seen of a facility, step by step: day and its basis, source, what is contested, and the silences between. */
export function StatusTimeline({ t, locale, events, day, quietSince }: Props) {
  const gaps = findGaps(events, 365);
  const silence = quietSince ? formatDuration(locale, quietSince, day) : null;
  return (
    <ol className="timeline">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events have no name of their own and never change places
        <li key={index} className={event.contested ? "timeline-step contested" : "timeline-step"}>
          <TimelineDot event={event} />
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className={event.decides ? "font-semibold" : undefined}>{t(`status.${event.status}`)}</span>
            <span className="text-soft text-sm">
              <EventDate t={t} locale={locale} event={event} />
              {event.on && <> ({t(`basis.${event.basis}`)})</>}
              <SourceMark
                t={t}
                locale={locale}
                id={`event-${index}`}
                label={t(`status.${event.status}`)}
                evidence={event.evidence}
              />
            </span>
            {event.contested && <ContestedTag t={t} />}
            {event.decides && <span className="tag text-accent">{t("timeline.decides")}</span>}
          </p>
          {event.note && (
            <p className="measure text-soft text-sm">
              <RecordText locale={locale} text={event.note} />
            </p>
          )}
          <GapText t={t} locale={locale} gap={gaps[index] ?? null} />
        </li>
      ))}
      {silence && quietSince && (
        <li className="timeline-step timeline-silence text-soft">
          {t("timeline.quiet", { duration: silence, date: formatDate(locale, quietSince) })}
        </li>
      )}
    </ol>
  );
}

function EventDate({ t, locale, event: { on, during } }: { t: Translate; locale: Locale; event: TimelineEvent }) {
  if (!on) return t("timeline.undated");
  const date = formatDate(locale, on);
  return during ? t("timeline.during", { date }) : date;
}

function GapText({ t, locale, gap }: { t: Translate; locale: Locale; gap: { from: string; to: string } | null }) {
  const duration = gap && formatDuration(locale, gap.from, gap.to);
  return duration ? <p className="timeline-gap text-soft text-sm">{t("timeline.gap", { duration })}</p> : null;
}

/** A ring for what is contested: seen, but not what the status rests on. */
function TimelineDot({ event }: { event: TimelineEvent }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      className={`mark timeline-dot ${GROUP_COLOURS[statusGroup(event.status)]}`}
    >
      <circle
        cx="7"
        cy="7"
        r="5"
        fill={event.contested ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth="2.5"
      />
    </svg>
  );
}
