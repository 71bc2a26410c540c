import { CLAIM_MEASURES } from "@/lib/claims/schema";
import { STATUSES } from "@/lib/facilities/status";
import type { Translate } from "@/lib/i18n/translate";

/** The lists that have files, in the order of the dictionary. */
export const DICTIONARY_LISTS = [
  "facilities",
  "bodies",
  "areas",
  "programmes",
  "claims",
  "agreements",
  "projects",
  "sources",
  "changes",
  "statistics",
] as const;
export type DictionaryList = (typeof DICTIONARY_LISTS)[number];

type Key = Parameters<Translate["raw"]>[0];

/** Where a column's words stand: under its list, or under `counts` for the columns that all lists share. */
function wordsOf(t: Translate, list: DictionaryList, name: string, part: "label" | "meaning"): string {
  const own = `columns.${list}.${name}.${part}` as Key;
  return t.raw(t.has(own) ? own : (`columns.counts.${name}.${part}` as Key));
}

/** The heading of a column. Throws for a column without words: a test knows them all. */
export const columnLabel = (t: Translate, list: DictionaryList, name: string): string =>
  wordsOf(t, list, name, "label");

/** What a column holds, in a sentence or two. */
export const columnMeaning = (t: Translate, list: DictionaryList, name: string): string =>
  wordsOf(t, list, name, "meaning");

// Where the words of a vocabulary serve more than the one column: the codes that the column holds.
const CODES: Record<string, readonly string[]> = { status: STATUSES, measure: CLAIM_MEASURES };

/** The codes that a column may hold, in their order: those of its vocabulary. */
export function codesOf(t: Translate, vocabulary: string): readonly string[] {
  return CODES[vocabulary] ?? Object.keys(t.raw(vocabulary as Key) as Record<string, string>);
}
