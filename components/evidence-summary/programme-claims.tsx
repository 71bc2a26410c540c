import { sayReckoning } from "@/components/claims/reckoning";
import { SeriesSection } from "@/components/claims/series-section";
import { VerdictTag } from "@/components/claims/verdict-tag";
import type { ProgrammeClaims } from "@/lib/evidence/detail";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimPath } from "@/lib/paths";
import { type Directory, nameOf } from "@/lib/records/named";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  claimed: ProgrammeClaims;
  moment: string;
};

/** What was claimed of a programme and what is listed of it: the latest in a sentence to quote, all of it over time. */
export function ProgrammeClaimsBlock({
  t,
  locale,
  directory,
  claimed: { code, series, latest, query },
  moment,
}: Props) {
  const { text, lang } = nameOf(directory.programme, code, locale);
  return (
    <div className="grid gap-4 print:gap-1">
      {latest && (
        <figure className="measure grid gap-1 border-accent border-s-3 ps-4">
          <blockquote>{sayReckoning({ t, locale, directory, row: latest })}</blockquote>
          <figcaption className="flex flex-wrap items-baseline gap-x-4 text-sm text-soft">
            <VerdictTag t={t} verdict={latest.verdict} />
            <a href={claimPath(locale, latest.ref, moment)}>
              <code dir="ltr">{latest.ref}</code>
            </a>
          </figcaption>
        </figure>
      )}
      {/* A brief has one page: the sentence stands on it, the chart is an address away. */}
      <div className="print:hidden">
        <SeriesSection
          t={t}
          locale={locale}
          directory={directory}
          title={<bdi lang={lang === locale ? undefined : lang}>{text}</bdi>}
          about={text}
          series={series}
          current={latest?.ref ?? null}
          query={query}
          moment={moment}
          folded
        />
      </div>
    </div>
  );
}
