/** What a list can be filtered by, in the words of one language. */
export type FacetWords = {
  name: string;
  title: string;
  values: readonly string[];
  /** The name of a value; `lang` when it is not in the language of the page. */
  say(value: string): { text: string; lang: "en" | "ur" };
  /** How many values stand before the rest is folded away. */
  shown?: number;
  /** Stands closed until a value of it is asked for. */
  folded?: boolean;
  /** Says what is counted, not which rows there are: a number beside a value would count the wrong thing. */
  uncounted?: boolean;
};

type FacetValueCount = {
  value: string;
  name: string;
  lang: "en" | "ur";
  /** Null where the facet says what is counted. */
  count: number | null;
  href: string;
  checked: boolean;
};
export type CountedFacet = { name: string; title: string; shown?: number; open: boolean; values: FacetValueCount[] };

/** A condition in force, and the list without it. */
export type Condition = {
  key: string;
  title: string;
  value: string;
  lang: "en" | "ur";
  /** The filter without it. */
  without: [string, string][];
  href: string;
};
