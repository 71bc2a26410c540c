import { RecordSection } from "@/components/lists/record-frame";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { statisticsPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { momentQuery } from "@/lib/revisions/asked";
import type { StatisticsNumber } from "@/lib/statistics/rows";
import { GrowthChart } from "./growth-chart";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  /** The facilities of the record, with the day and revision that its page was asked for. */
  filter: FacilityFilter;
  /** Its facilities on each day, as `lib/statistics/growth.ts` counts them. */
  numbers: readonly StatisticsNumber[];
  /** The name of the record in the language of the page. */
  subject: string;
  shown: { day: string; revision: number };
};

/** The facilities of a body or a programme over time, and the way to all their statistics. Not in its printed brief. */
export function GrowthSection({ t, locale, directory, filter, numbers, subject, shown }: Props) {
  const { day, revision } = shown;
  if (numbers.every(({ value }) => value === 0)) return null;
  return (
    <RecordSection title={t("statistics.section.growth")} onScreen>
      <GrowthChart
        context={{
          t,
          locale,
          directory,
          filter,
          numbers,
          asOf: t("statistics.asOf", { subject, date: formatDate(locale, day), revision }),
          moment: momentQuery(filter),
          permanent: toQuery({ ...filter, as_of: day, known_at: String(revision) }),
          day,
        }}
      />
      <a href={statisticsPath(locale, toQuery(filter))} className="inline-flex min-h-11 items-center">
        {t("statistics.words.more")}
      </a>
    </RecordSection>
  );
}
