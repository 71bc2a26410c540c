import type { ReactNode } from "react";
import { RecordParagraph, RecordText } from "@/components/record/record-text";
import { StatusLabel } from "@/components/status/status-label";
import { KindMark } from "@/components/status/status-mark";
import type { Succession } from "@/lib/facilities/links";
import { codesOf } from "@/lib/facilities/row-codes";
import { formatDate, formatDistance } from "@/lib/i18n/format";
import { facilityPath } from "@/lib/paths";
import type { Dossier } from "./dossier";
import type { ShownFacility } from "./facility-cells";
import { Section } from "./section";

/** Facilities that have to do with this one. */
export type Related = {
  nearby: (ShownFacility & { km: number })[];
  sameSite: ShownFacility[];
  successions: { how: Succession; on: string | null; other: ShownFacility }[];
  duplicates: { other: ShownFacility; reason: string; decision: "undecided" | "same" | "different" }[];
};

/** Nearer than this two points are one: those of a town or a district. */
const SAME_POINT_KM = 0.005;

/** On the same site, possibly the same, and nearby: each only where there are some. */
export function RelatedSections({ dossier, related }: { dossier: Dossier; related: Related }) {
  const { t, locale } = dossier;
  const { nearby, sameSite, duplicates, successions } = related;
  return (
    <>
      {successions.length > 0 && (
        <Section id="before-and-after" title={t("duplicates.links.title")}>
          <ul className="grid gap-1">
            {successions.map(({ how, on, other }) => (
              <li key={`${how} ${other.ref}`}>
                <FacilityLine
                  dossier={dossier}
                  other={other}
                  more={[t(`duplicates.links.${how}`), on ? formatDate(locale, on) : ""].filter(Boolean).join(" · ")}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {duplicates.length > 0 && (
        <Section id="duplicates" title={t("facility.section.duplicates")}>
          <ul className="grid gap-3">
            {duplicates.map(({ other, reason, decision }) => (
              <li key={other.ref}>
                <FacilityLine dossier={dossier} other={other} />
                <RecordParagraph locale={locale} text={reason} className="measure text-sm" />
                <p className="text-soft text-sm">{t(`facility.decision.${decision}`)}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {sameSite.length > 0 && (
        <Section id="site" title={t("facility.section.site")}>
          <ul className="grid gap-1">
            {sameSite.map((other) => (
              <li key={other.ref}>
                <FacilityLine dossier={dossier} other={other} more={sayRelation(dossier, other)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {nearby.length > 0 && (
        <Section id="nearby" title={t("facility.section.nearby")}>
          <ul className="grid gap-1">
            {nearby.map(({ km, ...other }) => (
              <li key={other.ref}>
                <FacilityLine
                  dossier={dossier}
                  other={other}
                  more={
                    km < SAME_POINT_KM
                      ? t("facility.samePoint")
                      : t("facility.approximately", { distance: formatDistance(locale, km * 1000) })
                  }
                />
              </li>
            ))}
          </ul>
          <p className="measure mt-2 text-soft text-sm">{t("facility.distanceNote")}</p>
        </Section>
      )}
    </>
  );
}

function FacilityLine({
  dossier: { t, locale, moment },
  other,
  more,
}: {
  dossier: Dossier;
  other: ShownFacility;
  more?: ReactNode;
}) {
  const { kind, status } = codesOf(other);
  return (
    <p className="flex flex-wrap items-center gap-x-3 border-line border-t py-1.5">
      <span className="inline-flex items-center gap-2">
        <KindMark kind={kind} />
        <a href={facilityPath(locale, other.ref, moment)} className="name-link max-md:py-2">
          <RecordText locale={locale} text={other.name} textUr={other.name_ur} />
        </a>
      </span>
      <span className="text-sm">
        <StatusLabel t={t} locale={locale} status={status} />
      </span>
      {more && <span className="text-soft text-sm">{more}</span>}
    </p>
  );
}

function sayRelation({ t, document }: Dossier, other: ShownFacility): string {
  if (other.parent_ref === document.ref) return t("facility.inside");
  if (other.ref === document.parent_ref) return t("facility.around");
  return other.host !== null && other.host === document.host_name ? t("facility.sameHost") : t("facility.sameParent");
}
