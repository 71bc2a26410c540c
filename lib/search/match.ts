import { foldWords, spellingVariants, TYPO_MIN_LENGTH } from "@/lib/search/fold";

type Fits = (words: readonly string[]) => boolean;

const begins =
  (word: string): Fits =>
  (words) =>
    words.some((known) => known.startsWith(word));

/** One slip of the typing hand is forgiven: a letter wrong, missing, added or swapped with its neighbour. */
function almost(word: string): Fits {
  if ([...word].length < TYPO_MIN_LENGTH) return () => false;
  const variants = new Set(spellingVariants(word));
  return (words) => words.some((known) => spellingVariants(known).some((variant) => variants.has(variant)));
}

/**
 * Says of a row whether every word asked for begins a word of its texts; a word that begins none in any row is
 * forgiven one slip. The same rule as the facilities' search (lib/facilities/where.ts), for lists short enough to look
 * through. `rows` are all that there are, `q` is undefined where nothing is searched for.
 */
export function searchIn<Row>(
  rows: readonly Row[],
  q: string | undefined,
  textsOf: (row: Row) => readonly (string | null)[],
): (row: Row) => boolean {
  if (q === undefined) return () => true;
  const asked = foldWords([q]);
  if (asked.length === 0) return () => false;
  const wordsOf = new Map(rows.map((row) => [row, foldWords(textsOf(row))]));
  const all = [...wordsOf.values()];
  const wanted = asked.map((word) => (all.some(begins(word)) ? begins(word) : almost(word)));
  return (row) => wanted.every((fits) => fits(wordsOf.get(row) ?? []));
}
