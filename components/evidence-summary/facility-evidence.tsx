import type { ReactNode } from "react";
import { ClaimedValue, ClaimLink } from "@/components/claims/claim-link";
import { VerdictTag } from "@/components/claims/verdict-tag";
import { KnownContradictions } from "@/components/contradictions/known-contradictions";
import { Section } from "@/components/facility/section";
import { RecordText } from "@/components/record/record-text";
import type { FacilityEvidence } from "@/lib/evidence/detail";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { agreementPath, claimsPath, projectPath } from "@/lib/paths";
import { type Directory, nameOf } from "@/lib/records/named";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  evidence: FacilityEvidence;
  moment: string;
};

/** The claims, agreements and projects that a facility takes part in; nothing where there is none. */
export function FacilityEvidenceSections({ t, locale, directory, evidence, moment }: Props) {
  const { claims, programmes, agreements, projects, known } = evidence;
  if (claims.length + programmes.length + agreements.length + projects.length + known.length === 0) return null;
  return (
    <Section id="evidence" title={t("evidenceSummary.facility")}>
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {(programmes.length > 0 || claims.length > 0) && (
          <Part title={t("list.claims")}>
            {programmes.map(({ code, count, query }) => {
              const { text, lang } = nameOf(directory.programme, code, locale);
              return (
                <li key={code}>
                  <a href={claimsPath(locale, query)}>
                    <bdi lang={lang === locale ? undefined : lang}>{text}</bdi>
                  </a>{" "}
                  <span className="text-soft">{t("evidenceSummary.ofProgramme", { count })}</span>
                </li>
              );
            })}
            {claims.map((claim) => (
              <li key={claim.ref} className="grid">
                <span>
                  <ClaimLink t={t} locale={locale} directory={directory} claim={claim} moment={moment} />{" "}
                  <ClaimedValue t={t} locale={locale} claim={claim} />
                </span>
                <span className="flex flex-wrap gap-x-3 text-sm text-soft">
                  <VerdictTag t={t} verdict={claim.verdict} />
                  {claim.as_of !== null && formatDate(locale, claim.as_of)}
                </span>
              </li>
            ))}
          </Part>
        )}
        {agreements.length > 0 && (
          <Part title={t("list.agreements")}>
            {agreements.map(({ ref, title, signed_on }) => (
              <li key={ref}>
                <a href={agreementPath(locale, ref, moment)}>
                  <RecordText locale={locale} text={title} />
                </a>{" "}
                {signed_on !== null && <span className="text-soft">{formatDate(locale, signed_on)}</span>}
              </li>
            ))}
          </Part>
        )}
        {projects.length > 0 && (
          <Part title={t("list.projects")}>
            {projects.map(({ ref, title }) => (
              <li key={ref}>
                <a href={projectPath(locale, ref, moment)}>
                  <RecordText locale={locale} text={title} />
                </a>
              </li>
            ))}
          </Part>
        )}
      </div>
      {known.length > 0 && (
        <div className="mt-6">
          <KnownContradictions
            t={t}
            locale={locale}
            directory={directory}
            known={known}
            facilities={new Map()}
            moment={moment}
          />
        </div>
      )}
    </Section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-base">{title}</h3>
      <ul className="mt-2 grid gap-2">{children}</ul>
    </div>
  );
}
