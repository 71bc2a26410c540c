import { AgreementTable } from "@/components/agreements/agreement-table";
import { VerdictTag } from "@/components/claims/verdict-tag";
import { ContradictionGroups } from "@/components/contradictions/contradiction-groups";
import { KnownContradictions } from "@/components/contradictions/known-contradictions";
import { RecordSection } from "@/components/lists/record-frame";
import { ProjectTable } from "@/components/projects/project-table";
import type { EvidenceSummary } from "@/lib/evidence/detail";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimsPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { ProgrammeClaimsBlock } from "./programme-claims";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  summary: EvidenceSummary;
  moment: string;
};

/** What was claimed, signed and paid by a body or for a programme, held against what is listed. */
export function EvidenceSummaryView({ t, locale, directory, summary, moment }: Props) {
  const { programmes, claims, agreements, projects, contradictions, known } = summary;
  const context = { t, locale, directory };
  return (
    <>
      {(claims.total > 0 || programmes.length > 0) && (
        <RecordSection title={t("evidenceSummary.claims")} note={t("evidenceSummary.claimsNote")}>
          <div className="grid gap-8 print:gap-1">
            {claims.total > 0 && <Verdicts t={t} locale={locale} summary={summary} />}
            {programmes.map((claimed) => (
              <ProgrammeClaimsBlock key={claimed.code} {...context} claimed={claimed} moment={moment} />
            ))}
          </div>
        </RecordSection>
      )}
      {contradictions.length + known.length > 0 && (
        <RecordSection title={t("contradictions.title")} onScreen>
          <div className="grid gap-2">
            <ContradictionGroups
              {...context}
              contradictions={contradictions}
              claims={summary.all}
              current={null}
              moment={moment}
            />
            {known.length > 0 && (
              <KnownContradictions {...context} known={known} facilities={new Map()} moment={moment} />
            )}
          </div>
        </RecordSection>
      )}
      {agreements.length > 0 && (
        <RecordSection title={t("list.agreements")} onScreen>
          <AgreementTable {...context} rows={agreements} place={null} moment={moment} />
        </RecordSection>
      )}
      {projects.length > 0 && (
        <RecordSection title={t("list.projects")} onScreen>
          <ProjectTable {...context} rows={projects} place={null} moment={moment} />
        </RecordSection>
      )}
    </>
  );
}

function Verdicts({ t, locale, summary: { claims, verdicts } }: Pick<Props, "t" | "locale" | "summary">) {
  return (
    <div className="print:hidden">
      <a href={claimsPath(locale, claims.query)} className="inline-flex min-h-11 items-center">
        {t("evidenceSummary.all", { count: claims.total })}
      </a>
      <ul className="flex flex-wrap gap-x-6">
        {verdicts.map(({ verdict, count, query }) => (
          <li key={verdict}>
            <a href={claimsPath(locale, query)} className="inline-flex min-h-11 items-center gap-2">
              <VerdictTag t={t} verdict={verdict} />
              <span className="text-ink">{formatNumber(locale, count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
