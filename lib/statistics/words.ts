import { addDays } from "@/lib/dates/partial-date";
import { formatDate, formatDuration, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { facilitiesPath, facilityPath } from "@/lib/paths";
import { type Directory, nameOf, shortNameOf } from "@/lib/records/named";
import { AGE_NAMES, WITNESSES } from "@/lib/statistics/counts";
import { DELAY_STEPS, type DelayStep } from "@/lib/statistics/delay";
import type { Looked } from "@/lib/statistics/detail";
import type { StatisticsNumber, StatisticsRow } from "@/lib/statistics/rows";
import { VALUE_FIELDS } from "@/lib/statistics/values";

/** What names the codes of statistics in a language. */
export type StatisticsWords = { t: Translate; locale: Locale; directory: Directory; names?: Looked["names"] };

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  (words as readonly string[]).includes(text);

const A_DAY = "2001-01-01";

/** A number of days in the words of people: `3 years 2 months`, `12 days`, `less than a day`. */
export function sayDays({ t, locale }: Pick<StatisticsWords, "t" | "locale">, days: number): string {
  return formatDuration(locale, A_DAY, addDays(A_DAY, days)) ?? t("statistics.atOnce");
}

/** A step as people say it: 'announced to open'. */
export const sayStep = (t: Translate, step: DelayStep): string => t(`statistics.step.${step}`);

/** The facilities of a group of waits: a kind, a sponsor, all. `group` is `kind:freelancing_hub`. */
export function sayGroup({ t, locale, directory }: StatisticsWords, group: string): string {
  const [by = "", code = ""] = group.split(":");
  if (by === "kind") return sayCode(t, "kind", code);
  if (by !== "sponsor") return t("statistics.allFacilities");
  return code === "none" ? t("statistics.noSponsor") : shortNameOf(directory.body, code, locale).text;
}

/** A group with its step, as `nameGroup` writes it. */
function sayGroupStep(words: StatisticsWords, name: string): string {
  const [group = "", step = ""] = name.split("/");
  const taken = isOneOf(DELAY_STEPS, step) ? sayStep(words.t, step) : step;
  return words.t("statistics.groupStep", { group: sayGroup(words, group), step: taken });
}

function sayFacility({ locale, names }: StatisticsWords, ref: string): string {
  const named = names?.get(ref);
  return (locale === "ur" ? named?.name_ur : null) ?? named?.name ?? ref;
}

/** The column of a number in words. */
export function saySeries(words: StatisticsWords, { chart, series }: StatisticsNumber): string {
  const { t } = words;
  if (series === "total") return t("statistics.facilities");
  switch (chart) {
    case "openings":
      return t(`statistics.series.${series === "stated" ? "stated" : "by_report"}`);
    case "places":
      return sayCode(t, "kind", series);
    case "curves":
      return sayGroupStep(words, series);
    case "waits": {
      const [step = "", end] = series.split("/");
      const taken = isOneOf(DELAY_STEPS, step) ? sayStep(t, step) : step;
      return t(end === "from" ? "statistics.atLeast" : "statistics.atMost", { step: taken });
    }
    case "contested":
      return sayCode(t, "status", series);
    default:
      return sayCode(t, "statistics.series", series);
  }
}

/** The row of a number in words. */
export function sayKey(words: StatisticsWords, { chart, key }: StatisticsNumber): string {
  const { t, locale, directory } = words;
  switch (chart) {
    case "openings":
      return key === "undated" ? t("statistics.undated") : key;
    case "growth":
      return formatDate(locale, key);
    case "statuses":
      return sayCode(t, "group", key);
    case "places":
      if (key === "total") return t("statistics.everywhere");
      return key === "none" ? t("statistics.noProvince") : nameOf(directory.area, key, locale).text;
    case "values":
      return key === "all"
        ? t("statistics.allValues")
        : isOneOf(VALUE_FIELDS, key)
          ? t(`statistics.value.${key}`)
          : key;
    case "witnesses":
      return isOneOf(WITNESSES, key) ? t(`statistics.witness.${key}`) : key;
    case "precision":
      return sayCode(t, "precision", key);
    case "confirmed":
      return isOneOf(AGE_NAMES, key) ? t(`statistics.age.${key}`) : key;
    case "delays":
      return sayGroupStep(words, key);
    case "curves":
      return t("statistics.days", { count: Number(key) });
    default:
      return sayFacility(words, key);
  }
}

/** A number as a table shows it; null where it has no value. */
export function sayValue(words: StatisticsWords, { unit, value }: StatisticsNumber): string | null {
  if (value === null) return null;
  if (unit === "days") return sayDays(words, Math.abs(value));
  if (unit === "share") return sayShare(words.locale, value);
  return formatNumber(words.locale, value);
}

/** A share of one as a percentage, to a tenth where it is not whole. */
export function sayShare(locale: Locale, share: number): string {
  return `${formatNumber(locale, Math.round(share * 1000) / 10)}%`;
}

const OF_FACILITIES = ["waits", "waiting", "contested"];

/** A number as files have it: its words beside its codes, and the path of what it counts. */
export function toStatisticsRow(words: StatisticsWords, number: StatisticsNumber): StatisticsRow {
  const { query, ...rest } = number;
  const own = OF_FACILITIES.includes(number.chart) ? facilityPath("en", number.key) : null;
  return {
    ...rest,
    series_label: saySeries(words, number),
    key_label: sayKey(words, number),
    address: query === null ? own : facilitiesPath("en", query),
  };
}
