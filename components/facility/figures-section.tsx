import { SourceMark } from "@/components/evidence/source-mark";
import { ContestedTag } from "@/components/status/status-label";
import { RecordTable } from "@/components/table/record-table";
import { contestedMeasures } from "@/lib/facilities/contested";
import { type FacilityMeasure, MEASURES } from "@/lib/facilities/schema";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import { sourcePath } from "@/lib/paths";
import type { Dossier } from "./dossier";
import { Section } from "./section";

/** The figures of a facility side by side, each as its source has it; those that cannot all be true are marked. */
export function FiguresSection({ dossier }: { dossier: Dossier }) {
  const { t, document } = dossier;
  if (document.measures.length === 0) return null;
  const contested = contestedMeasures(document.measures);
  const rank = ({ measure, as_of }: FacilityMeasure) =>
    `${String(MEASURES.indexOf(measure)).padStart(2, "0")} ${as_of ?? ""}`;
  const measures = document.measures.toSorted((one, other) => rank(one).localeCompare(rank(other)));
  return (
    <Section id="figures" title={t("facility.section.figures")}>
      <RecordTable
        t={t}
        caption={t("facility.figuresTable")}
        whole
        narrow="cards"
        columns={[
          { name: "figure", label: t("facility.figure") },
          { name: "value", label: t("facility.value"), figures: true },
          { name: "as_of", label: t("facility.asOf") },
          { name: "source", label: t("facility.source") },
        ]}
        rows={measures.map((measure, at) => ({
          key: String(at),
          cells: figureCells(dossier, measure, at, contested.has(measure)),
        }))}
      />
    </Section>
  );
}

function figureCells({ t, locale, cite, moment }: Dossier, measure: FacilityMeasure, at: number, contested: boolean) {
  const name = t(`measure.${measure.measure}`);
  const evidence = cite.row(measure.source_id, "measures");
  const [source] = "sources" in evidence ? evidence.sources : [];
  const figure = formatNumber(locale, measure.value);
  const plain = measure.qualifier === "exactly" || measure.qualifier === "unstated";
  const value = plain
    ? figure
    : t("facility.qualified", { qualifier: t(`qualifier.${measure.qualifier}`), value: figure });
  return [
    name,
    <span key="value" className="whitespace-nowrap">
      {value}
      <SourceMark t={t} locale={locale} id={`figure-${at}`} label={name} evidence={evidence} />
    </span>,
    <span key="as_of" className={measure.as_of ? undefined : "text-soft"}>
      {measure.as_of ? formatDate(locale, measure.as_of) : t("facts.unknown")}
    </span>,
    <span key="source">
      {source && (
        <a href={sourcePath(locale, source.id, moment)}>
          <bdi lang="en">{source.publisher ?? source.id}</bdi>
        </a>
      )}{" "}
      {contested && <ContestedTag t={t} />}
    </span>,
  ];
}
