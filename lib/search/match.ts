import { foldWords, spellingVariants, TYPO_MIN_LENGTH } from "@/lib/search/fold";

/**
 * Says whether every word asked for begins a word of the texts; where none begins so, one typo is forgiven. The same
 * rule as the facilities' search (lib/facilities/where.ts), for lists short enough to look through.
 */
export function matchesSearch(q: string, texts: readonly (string | null)[]): boolean {
  const words = foldWords(texts);
  const asked = foldWords([q]);
  return asked.length > 0 && asked.every((word) => words.some((known) => known.startsWith(word)) || hasTypo(word, words));
}

function hasTypo(word: string, words: readonly string[]): boolean {
  if ([...word].length < TYPO_MIN_LENGTH) return false;
  const variants = new Set(spellingVariants(word));
  return words.some((known) => spellingVariants(known).some((variant) => variants.has(variant)));
}
