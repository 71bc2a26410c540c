import { conditionsOf, type FacilityFilter, without } from "@/lib/facilities/filter";
import { type ConditionName, sayValues } from "@/lib/facilities/value-words";
import { formatAlternatives } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Directory } from "@/lib/records/named";

/** One value in force, in words, and the list without it. `lang` when the words are not in the page's language. */
export type Chip = { key: string; title: string; value: string; lang?: "en" | undefined; href: string };

/** One condition in force with all its values, and the filter without it. */
export type WholeCondition = { key: ConditionName; title: string; value: string; rest: FacilityFilter };

type Context = { directory: Directory; locale: Locale; t: Translate };

const isCondition = (name: string): name is ConditionName => name !== "as_of" && name !== "known_at";

/** The values in force, each with the address of the list that lacks it alone. `href` writes the address of a filter. */
export function listChips(filter: FacilityFilter, context: Context, href: (filter: FacilityFilter) => string): Chip[] {
  return conditionsOf(filter)
    .filter(isCondition)
    .flatMap((name) => {
      const values = sayValues(filter, name, context);
      return values.map(({ value, text, lang }): Chip => {
        const left = values.flatMap((other) => (other.value !== null && other.value !== value ? [other.value] : []));
        const rest = left.length > 0 ? { ...filter, [name]: left } : without(filter, name);
        return {
          key: `${name} ${value ?? ""}`,
          title: context.t(`facets.${name}`),
          value: text,
          lang: lang === context.locale ? undefined : "en",
          href: href(rest),
        };
      });
    });
}

/** The conditions in force, each as a whole: for an empty result, which of them to drop. */
export function listWholeConditions(filter: FacilityFilter, context: Context): WholeCondition[] {
  return conditionsOf(filter)
    .filter(isCondition)
    .map((name) => ({
      key: name,
      title: context.t(`facets.${name}`),
      value: formatAlternatives(
        context.locale,
        sayValues(filter, name, context).map(({ text }) => text),
      ),
      rest: without(filter, name),
    }));
}
