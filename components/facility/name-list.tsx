import type { Evidence } from "@/components/evidence/evidence";
import { SourceMark } from "@/components/evidence/source-mark";
import type { Dossier } from "./dossier";

/** Every name and spelling of a facility, each with its language and what it rests on. */
export function NameList({ dossier: { t, locale, document, cite } }: { dossier: Dossier }) {
  const { name, name_ur: nameUr, names } = document;
  // The Urdu name is quoted where a source has it as one of the names; else it is our rendering.
  const quoted = names.find((one) => one.language === "ur" && one.name === nameUr && one.source_id !== null);
  const rows: { name: string; language: "en" | "ur"; kind: string; evidence: Evidence }[] = [
    { name, language: "en", kind: t("facility.fact.nameEn"), evidence: cite.field("name") },
    ...(nameUr
      ? [
          {
            name: nameUr,
            language: "ur" as const,
            kind: t("facility.fact.nameUr"),
            evidence: restsOn(quoted?.source_id ?? null),
          },
        ]
      : []),
    ...names
      .filter((one) => one.name !== nameUr)
      .map((one) => ({
        name: one.name,
        language: one.language,
        kind: t(`nameType.${one.type}`),
        evidence: restsOn(one.source_id),
      })),
  ];

  function restsOn(sourceId: string | null): Evidence {
    return sourceId === null ? { rests: "rendering" } : cite.row(sourceId, "names", "name");
  }

  return (
    <ul>
      {rows.map((row, at) => (
        <li key={`${row.language} ${row.name}`}>
          <bdi lang={row.language}>{row.name}</bdi> <span className="text-soft text-sm">{row.kind}</span>
          <SourceMark t={t} locale={locale} id={`name-${at}`} label={row.kind} evidence={row.evidence} />
        </li>
      ))}
    </ul>
  );
}
