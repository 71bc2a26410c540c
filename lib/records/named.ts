/** The kinds of record that a filter can name, and what pages call them. */
export const DIRECTORY_KINDS = ["area", "body", "programme", "source"] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** What a code stands for. `level` is an area's, `parent` an area's or a body's. */
export type Named = {
  code: string;
  name: string;
  name_ur: string | null;
  short_name: string | null;
  level: string | null;
  parent: string | null;
};

/** Every published area, body, programme and citable source of a revision, by code. */
export type Directory = Record<DirectoryKind, ReadonlyMap<string, Named>>;

/** Every name of some codes, in both languages and in few letters: what a search looks through. */
export function namesBehind(map: ReadonlyMap<string, Named>, codes: readonly (string | null)[]): string[] {
  return codes.flatMap((code) => {
    const named = map.get(code ?? "");
    return [named?.name, named?.name_ur, named?.short_name].flatMap((name) => name ?? []);
  });
}

/** The name to show for a code in a language, and the language it is in; the code itself when nothing is known. */
export function nameOf(
  map: ReadonlyMap<string, Named>,
  code: string,
  locale: "en" | "ur",
): { text: string; lang: "en" | "ur" } {
  const named = map.get(code);
  if (locale === "ur" && named?.name_ur) return { text: named.name_ur, lang: "ur" };
  return { text: named?.name ?? code, lang: "en" };
}

/** The same in few letters, as people say it (`SCO`); the whole name where there is no short one, or it is Urdu. */
export function shortNameOf(
  map: ReadonlyMap<string, Named>,
  code: string,
  locale: "en" | "ur",
): { text: string; lang: "en" | "ur" } {
  const named = map.get(code);
  if (locale === "en" && named?.short_name) return { text: named.short_name, lang: "en" };
  return nameOf(map, code, locale);
}

/** The codes above a record, the highest first. A ring of parents, which is a mistake in the data, ends the way. */
export function codesAbove(map: ReadonlyMap<string, Named>, code: string): string[] {
  const above: string[] = [];
  const parentOf = (one: string) => map.get(one)?.parent ?? null;
  for (let at = parentOf(code); at !== null && at !== code && !above.includes(at); at = parentOf(at)) above.unshift(at);
  return above;
}
