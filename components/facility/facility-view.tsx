import type { ReactNode } from "react";
import { SourceMark } from "@/components/evidence/source-mark";
import { StatusTimeline } from "@/components/timeline/status-timeline";
import { codesOf } from "@/lib/facilities/row-codes";
import { decidingEvent, effectiveDay } from "@/lib/facilities/status";
import { suggestPath } from "@/lib/paths";
import type { RecordHistory } from "@/lib/records/history-entry";
import { BodiesSection } from "./bodies-section";
import type { Dossier } from "./dossier";
import { FiguresSection } from "./figures-section";
import { RecordSection } from "./record-section";
import { type Related, RelatedSections } from "./related-sections";
import { Section } from "./section";
import { SourcesSection } from "./sources-section";
import { isInside } from "./status-head";
import { UnknownSection } from "./unknown-section";
import { UseSection } from "./use-section";
import { type Container, WhatSection } from "./what-section";
import { WhereSection } from "./where-section";

type Props = {
  dossier: Dossier;
  container: Container | null;
  related: Related;
  history: RecordHistory;
  /** The small map, for a facility with a point. */
  map: ReactNode;
  share: ReactNode;
  /** The claims, agreements and projects that it takes part in. */
  evidence: ReactNode;
};

/** All that the register says of a facility, below its name and status. */
export function FacilityView({ dossier, container, related, history, map, share, evidence }: Props) {
  const { t, document } = dossier;
  return (
    <>
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div className="grid content-start gap-8 lg:col-start-2">
          <div>
            {map}
            <p className="mt-2 text-soft text-sm">{t(`facility.point.${document.location_precision}`)}</p>
          </div>
          <div>
            <UseSection dossier={dossier} />
          </div>
        </div>
        <div className="lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Section id="timeline" title={t("facility.section.timeline")}>
            <Timeline dossier={dossier} />
          </Section>
          <WhatSection dossier={dossier} container={container} />
          <WhereSection dossier={dossier} />
          <BodiesSection dossier={dossier} />
          <FiguresSection dossier={dossier} />
        </div>
        <div className="grid content-start gap-8 lg:col-start-2">
          <div>
            <UnknownSection dossier={dossier} />
            <p className="mt-3 print:hidden">
              <a href={suggestPath(dossier.locale, document.ref)} className="inline-flex min-h-11 items-center">
                {t("suggest.ofThis")}
              </a>
            </p>
          </div>
          {share}
        </div>
      </div>
      <div className="mt-10">
        {evidence}
        <RelatedSections dossier={dossier} related={related} />
        {document.citations.length + document.events.length > 0 && <SourcesSection dossier={dossier} />}
        <RecordSection dossier={dossier} history={history} />
      </div>
    </>
  );
}

/** What the facility is, in our words; English stands on an Urdu page in its own direction. */
export function Summary({ dossier: { t, locale, document, cite } }: { dossier: Dossier }) {
  if (!document.summary) return null;
  return (
    <p lang={locale === "en" ? undefined : "en"} dir={locale === "en" ? undefined : "ltr"} className="measure mt-4">
      {document.summary}
      <SourceMark
        t={t}
        locale={locale}
        id="summary"
        label={t("facility.fact.summary")}
        evidence={cite.field("summary")}
      />
    </p>
  );
}

/** What had been seen by the day of the page, undated observations last. */
function Timeline({ dossier: { t, locale, document, row, cite, day } }: { dossier: Dossier }) {
  const heard = document.events.filter((event) => effectiveDay(event) <= day);
  const deciding = decidingEvent(document.events, day);
  const order = (event: (typeof heard)[number]) => `${event.on === null ? 1 : 0} ${effectiveDay(event)}`;
  const waiting = ["ready", "building", "promised", "unknown"].includes(codesOf(row).group);
  if (heard.length === 0) return <p className="text-soft">{t("facility.noEvents")}</p>;
  return (
    <StatusTimeline
      t={t}
      locale={locale}
      day={day}
      quietSince={waiting ? row.quiet_since : null}
      events={heard
        .toSorted((one, other) => order(one).localeCompare(order(other)))
        .map((event) => ({
          ...event,
          decides: event === deciding,
          during: event.on !== null && isInside(day, event.on),
          evidence: cite.row(event.source_id, "status"),
        }))}
    />
  );
}
