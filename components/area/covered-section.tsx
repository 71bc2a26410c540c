import { ClaimedValue, ClaimLink } from "@/components/claims/claim-link";
import { RecordSection } from "@/components/lists/record-frame";
import { RecordText } from "@/components/record/record-text";
import type { Covered } from "@/lib/areas/covered";
import type { ClaimRow } from "@/lib/claims/columns";
import { describeFilter } from "@/lib/facilities/describe";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { areasPath } from "@/lib/paths";
import { type Directory, nameOf } from "@/lib/records/named";

type Context = { t: Translate; locale: Locale; directory: Directory };

/** How many tehsils have a facility that counts, in a sentence, with those that have and those that have not. */
export function CoveredSentence({ t, locale, directory, covered }: Context & { covered: Covered }) {
  const { code, total, listed, conditions, listedQuery, withoutQuery } = covered;
  const { status, ...others } = conditions;
  const plain = status?.join() === "open" && Object.keys(others).length === 0;
  const said = { listed, total, name: nameOf(directory.area, code, locale).text };
  const what = describeFilter(conditions, directory, locale, t);
  return (
    <>
      <p className="measure">{plain ? t("areas.tehsils.open", said) : t("areas.tehsils.asked", { ...said, what })}</p>
      <p className="flex flex-wrap gap-x-6 text-sm print:hidden">
        {listed > 0 && (
          <a href={areasPath(locale, listedQuery)} className="flex min-h-11 items-center">
            {t("areas.tehsils.with")}
          </a>
        )}
        {total > listed && (
          <a href={areasPath(locale, withoutQuery)} className="flex min-h-11 items-center">
            {t("areas.tehsils.without", { count: total - listed })}
          </a>
        )}
      </p>
    </>
  );
}

type Props = Context & { covered: Covered | null; claims: readonly ClaimRow[]; moment: string };

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
