import { ClaimedValue, ClaimLink } from "@/components/claims/claim-link";
import { RecordSection } from "@/components/lists/record-frame";
import { RecordText } from "@/components/record/record-text";
import type { Covered } from "@/lib/areas/detail";
import type { ClaimRow } from "@/lib/claims/columns";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";
import { CoveredSentence } from "./covered-sentence";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  covered: Covered | null;
  claims: readonly ClaimRow[];
  moment: string;
};

/** How far an area is covered, and what was said or promised of that: the one can be checked against the other. */
export function CoveredSection({ t, locale, directory, covered, claims, moment }: Props) {
  if (covered === null && claims.length === 0) return null;
  return (
    <RecordSection title={t("areas.tehsils.title")}>
      {covered && <CoveredSentence t={t} locale={locale} directory={directory} covered={covered} />}
      {claims.length > 0 && (
        <div className="mt-2 print:hidden">
          <h3 className="text-base">{t("areas.tehsils.claims")}</h3>
          <ul className="text-sm">
            {claims.map((claim) => (
              <li key={claim.ref} className="py-1.5">
                <ClaimLink t={t} locale={locale} directory={directory} claim={claim} moment={moment} />{" "}
                <ClaimedValue t={t} locale={locale} claim={claim} />
                <span className="block text-soft">
                  <RecordText locale={locale} text={claim.paraphrase} textUr={null} />
                  {claim.said_on !== null && <> ({formatDate(locale, claim.said_on)})</>}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </RecordSection>
  );
}
