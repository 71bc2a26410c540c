import { listUnknowns } from "@/lib/facilities/unknowns";
import type { Dossier } from "./dossier";
import { Section } from "./section";

/** What the record is silent on, so that nobody takes silence for an answer. */
export function UnknownSection({ dossier: { t, row } }: { dossier: Dossier }) {
  const unknowns = listUnknowns(row);
  if (unknowns.length === 0) return null;
  return (
    <Section id="unknown" title={t("facility.section.unknown")}>
      <ul className="gap-x-8 sm:max-lg:columns-2">
        {unknowns.map((name) => (
          <li key={name} className="break-inside-avoid border-line border-t py-1">
            {t(`facility.unknown.${name}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
