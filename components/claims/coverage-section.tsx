import { CoveredSentence } from "@/components/area/covered-sentence";
import { RecordSection } from "@/components/lists/record-frame";
import type { ClaimCoverage } from "@/lib/claims/detail";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";

type Props = { t: Translate; locale: Locale; directory: Directory; coverage: readonly ClaimCoverage[] };

/** What can be checked of a claim that an area is covered: its tehsils with such a facility and without, by day. */
export function CoverageSection({ t, locale, directory, coverage }: Props) {
  if (coverage.length === 0) return null;
  return (
    <RecordSection title={t("areas.tehsils.title")} note={t("areas.tehsils.check")}>
      <div className="grid gap-3">
        {coverage.map(({ day, covered }) => (
          <div key={`${day} ${covered.code}`}>
            <h3 className="text-base">{t("headline.asOf", { date: formatDate(locale, day) })}</h3>
            <CoveredSentence t={t} locale={locale} directory={directory} covered={covered} />
          </div>
        ))}
      </div>
    </RecordSection>
  );
}
