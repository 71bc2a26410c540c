import { ClaimTable } from "@/components/claims/claim-table";
import { ContradictionGroups } from "@/components/contradictions/contradiction-groups";
import { citeSource, evidenceOf, numberSources } from "@/components/evidence/cited";
import { SourceList } from "@/components/evidence/source-list";
import type { ShownFacility } from "@/components/facility/facility-cells";
import { BodyLink } from "@/components/facility/record-links";
import { Fact, Facts } from "@/components/facts/facts";
import { CiteSection } from "@/components/lists/cite-section";
import { NamedFacilities } from "@/components/lists/named-facilities";
import { RecordFrame, RecordSection } from "@/components/lists/record-frame";
import type { Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import { RecordParagraph, RecordText } from "@/components/record/record-text";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { projectPath } from "@/lib/paths";
import type { ProjectDetail } from "@/lib/projects/detail";
import type { Citation } from "@/lib/records/cite";
import type { PageRequest } from "@/lib/records/page-request";
import { momentQuery } from "@/lib/revisions/asked";
import { ProjectMoney } from "./project-money";
import { ProjectTable } from "./project-table";

type Props = {
  t: Translate;
  locale: Locale;
  detail: ProjectDetail<ShownFacility>;
  request: PageRequest;
  crumbs: Crumb[];
  url: string;
  citation: Citation;
};

/** The page of a project: its money by fiscal year, its outputs beside the claims about them, its parts and facilities. */
export function ProjectView(props: Props) {
  const { t, locale, detail, request, crumbs, url, citation } = props;
  const { row, record, facilities, sources, claims, utilisation, parts } = detail;
  const { directory, said, refusals, asked } = request;
  const { document } = record;
  const carried = momentQuery(asked);
  const numbers = numberSources([document, ...document.funding, ...document.citations], sources);
  const context = { t, locale, directory };
  return (
    <RecordFrame
      t={t}
      locale={locale}
      crumbs={crumbs}
      said={said}
      refusals={refusals}
      todayHref={projectPath(locale, row.ref)}
      heading={
        <RecordHeading
          locale={locale}
          name={row.title}
          nameUr={null}
          code={row.ref}
          kicker={row.is_aggregate ? t("projects.several") : t("recordKind.project")}
        />
      }
      lead={
        <ProjectMoney
          t={t}
          locale={locale}
          funding={document.funding}
          utilisation={utilisation}
          sources={sources}
          numbers={numbers}
        />
      }
      aside={<ProjectFacts {...props} numbers={numbers} />}
    >
      <RecordSection title={t("projects.outputs")}>
        <div className="grid gap-4">
          {row.outputs === null ? (
            <p>{t("projects.outputsNone")}</p>
          ) : (
            <RecordParagraph locale={locale} text={row.outputs} className="measure" />
          )}
          <p className="measure text-sm text-soft">
            {t(claims.rows.length > 0 ? "projects.beside" : "projects.besideNone")}
          </p>
          {claims.rows.length > 0 && <ClaimTable {...context} rows={claims.rows} place={null} moment={carried} />}
          <ContradictionGroups
            {...context}
            contradictions={claims.contradictions}
            claims={claims.all}
            current={null}
            moment={carried}
          />
        </div>
      </RecordSection>
      {parts.length > 0 && (
        <RecordSection title={t("projects.parts")} note={t("projects.partsNote")}>
          <ProjectTable {...context} rows={parts} place={null} moment={carried} />
        </RecordSection>
      )}
      <RecordSection title={t("projects.facilities")}>
        <div id="facilities">
          <NamedFacilities
            {...context}
            caption={t("projects.facilities")}
            rows={facilities}
            none={t("projects.noFacilities")}
            moment={carried}
          />
        </div>
      </RecordSection>
      <RecordSection title={t("lists.sources")}>
        <SourceList
          t={t}
          locale={locale}
          sources={[...numbers.keys()].flatMap((id) => citeSource(id, sources, numbers) ?? [])}
        />
      </RecordSection>
      <CiteSection t={t} name={row.title} url={url} citation={citation} />
    </RecordFrame>
  );
}

function ProjectFacts({ t, locale, detail, request, numbers }: Props & { numbers: ReadonlyMap<string, number> }) {
  const { row, record, sources, parent } = detail;
  const { directory, asked } = request;
  const carried = momentQuery(asked);
  const fact = (id: string) => ({
    t,
    locale,
    id,
    evidence: evidenceOf(id, record.document.citations, sources, numbers),
  });
  return (
    <Facts>
      <Fact
        {...fact("lead_body_code")}
        label={t("projects.fact.lead")}
        value={
          row.lead_body_code && (
            <BodyLink locale={locale} directory={directory} code={row.lead_body_code} moment={carried} />
          )
        }
        unknown={t("projects.noLead")}
      />
      <Fact {...fact("status")} label={t("projects.fact.status")} value={t(`projectStatus.${row.status}`)} />
      <Fact
        {...fact("start_on")}
        label={t("projects.fact.start")}
        value={row.start_on && formatDate(locale, row.start_on)}
      />
      <Fact {...fact("end_on")} label={t("projects.fact.end")} value={row.end_on && formatDate(locale, row.end_on)} />
      {parent && (
        <Fact
          {...fact("parent_ref")}
          label={t("projects.fact.parent")}
          value={
            <a href={projectPath(locale, parent.ref, carried)}>
              <RecordText locale={locale} text={parent.title} />
            </a>
          }
        />
      )}
    </Facts>
  );
}
