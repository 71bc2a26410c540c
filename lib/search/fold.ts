// One letter has several code points, by keyboard (Arabic, Persian, Urdu). The key is folded, never the stored text.
const SAME_LETTER: Record<string, string> = {
  ي: "ی",
  ى: "ی",
  ئ: "ی",
  ې: "ی",
  ے: "ی",
  ك: "ک",
  ڪ: "ک",
  ه: "ہ",
  ۃ: "ہ",
  ة: "ہ",
  ۀ: "ہ",
  ۂ: "ہ",
  ھ: "ہ",
  ە: "ہ",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ؤ: "و",
  ں: "ن",
  ٹ: "ٹ",
  ﻻ: "لا",
};
const SAME_LETTERS = new RegExp(`[${Object.keys(SAME_LETTER).join("")}]`, "g");

/**
 * Folds a text to what searches compare: small letters, no diacritics in either script, one code point a letter
 * for Urdu whatever keyboard typed it, Latin digits, punctuation as spaces.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{Mn}\u0640\u200B-\u200F\u2060\uFEFF'’ʼ`]/gu, "")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(SAME_LETTERS, (letter) => SAME_LETTER[letter] ?? letter)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The distinct words of some texts, folded; no word is longer than 40 characters. */
export function foldWords(texts: Iterable<string | null | undefined>): string[] {
  const words = new Set<string>();
  for (const text of texts) for (const word of foldText(text ?? "").split(" ")) if (word) words.add(word.slice(0, 40));
  return [...words];
}

/** A word of fewer letters is not forgiven a typo: too many others lie one letter away. */
export const TYPO_MIN_LENGTH = 4;

/**
 * A word and what is left of it without any one letter. Two words one typo apart (a letter wrong, missing, doubled
 * or swapped with its neighbour) share a variant, so a typo is found by an exact look-up of any size of vocabulary.
 */
export function spellingVariants(word: string): string[] {
  if (word.length < TYPO_MIN_LENGTH) return [word];
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(""))])];
}
