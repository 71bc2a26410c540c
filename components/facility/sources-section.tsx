import { SourceList } from "@/components/evidence/source-list";
import { formatList, formatNumber } from "@/lib/i18n/format";
import type { Dossier } from "./dossier";
import { Section } from "./section";
import { pointEvidence } from "./where-section";

/** All that the record rests on: how many sources, how many witnesses, and each in full. */
export function SourcesSection({ dossier }: { dossier: Dossier }) {
  const { t, locale, cite } = dossier;
  const point = pointEvidence(dossier).rests;
  const signs = ["record", "judgement", "rendering", "derived"] as const;
  return (
    <Section id="sources" title={t("facility.section.sources")}>
      <p className="measure mb-4">
        {t("facility.witnesses", { sources: cite.sources.length, witnesses: cite.witnesses })}{" "}
        {cite.sameOrigin.map((numbers) => (
          <span key={numbers.join()}>
            {t("facility.sameOrigin", {
              numbers: formatList(
                locale,
                numbers.map((number) => formatNumber(locale, number)),
              ),
            })}{" "}
          </span>
        ))}
      </p>
      <SourceList
        t={t}
        locale={locale}
        sources={cite.sources}
        signs={point === "sources" || point === "record" ? signs : [...signs, point]}
      />
    </Section>
  );
}
