import type { Condition, CountedFacet, FacetWords } from "@/lib/records/counted-facets";
import type { CommonFilter, RecordList } from "@/lib/records/list";
import { addressWith, isMoment, type ListPlace } from "@/lib/records/list-addresses";

export type { Condition, CountedFacet, FacetWords };

/** How many rows each value of a parameter would give, were it the only one. */
export type CountValues = (
  name: string,
  values: readonly string[],
) => Promise<Map<string, number>> | Map<string, number>;

const partsOf = (place: ListPlace, name: string): string[] =>
  place.filter.find(([given]) => given === name)?.[1].split(",") ?? [];

const replaceParameter = (place: ListPlace, name: string, value: string): [string, string][] => [
  ...place.filter.filter(([given]) => given !== name),
  ...(value === "" ? [] : [[name, value] as [string, string]]),
];

/** The facets of a list with their counts; each is the total of the list that its link opens. */
export function countFacetValues(
  place: ListPlace,
  facets: readonly FacetWords[],
  count: CountValues,
): Promise<CountedFacet[]> {
  return Promise.all(
    facets.map(async ({ name, title, values, say, shown, folded = false, uncounted = false }) => {
      const asked = partsOf(place, name);
      const offered = [...values, ...asked.filter((value) => !values.includes(value))];
      const counts = uncounted ? null : await count(name, offered);
      return {
        name,
        title,
        ...(shown === undefined ? {} : { shown }),
        open: !folded,
        values: offered.map((value) => {
          const { text, lang } = say(value);
          const href = addressWith(place, replaceParameter(place, name, value));
          return {
            value,
            name: text,
            lang,
            count: counts && (counts.get(value) ?? 0),
            href,
            checked: asked.includes(value),
          };
        }),
      };
    }),
  );
}

/** The conditions in force, each with the list that lacks it alone. `titles` names those that are no facet, such as `q`. */
export function listConditions(
  place: ListPlace,
  facets: readonly FacetWords[],
  titles: Readonly<Record<string, string>>,
): Condition[] {
  const condition = (
    name: string,
    key: string,
    title: string,
    said: { text: string; lang: "en" | "ur" },
    rest: string,
  ): Condition => {
    const without = replaceParameter(place, name, rest);
    return { key, title, value: said.text, lang: said.lang, without, href: addressWith(place, without) };
  };
  return place.filter
    .filter(([name]) => !isMoment(name))
    .flatMap(([name, text]) => {
      const facet = facets.find((one) => one.name === name);
      const parts = text.split(",");
      if (!facet) return [condition(name, name, titles[name] ?? name, { text, lang: "en" }, "")];
      return parts.map((value) => {
        const rest = parts.filter((one) => one !== value).join(",");
        return condition(name, `${name}=${value}`, facet.title, facet.say(value), rest);
      });
    });
}

/** Counts the values of a parameter over rows already read: those that match the rest of the filter and this value. */
export function countOver<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  rows: Row[],
  filter: Filter,
): CountValues {
  return (name, values) => {
    const { [name as keyof Filter]: _own, ...others } = filter;
    const rest = new Set(list.match(rows, others as Filter));
    return new Map(
      values.map((value) => {
        const { value: alone } = list.query.read([[name, value]]);
        return [value, list.match(rows, alone).filter((row) => rest.has(row)).length];
      }),
    );
  };
}
