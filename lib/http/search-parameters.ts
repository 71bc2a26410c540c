/** A page's query as Next hands it over. */
export type SearchParameters = Record<string, string | string[] | undefined>;

/** The query as name and value pairs; a repeated name stays repeated. */
export function toParameters(given: SearchParameters): [string, string][] {
  return Object.entries(given).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [value].flat().map((text) => [name, text]),
  );
}
