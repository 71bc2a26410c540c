import { foldText, foldWords, spellingVariants, TYPO_MIN_LENGTH } from "@/lib/search/fold";

// Letters of other scripts, and digits, that pass for a Latin letter at a glance (after Unicode TR 39, the ones that
// keyboards have). Folding has made small letters of all of them before.
const PASSES_FOR: Record<string, string> = {
  ...pairs("авекмнорстухіјѕԁ", "abekmhopctyxijsd"),
  ...pairs("αβεηικνορτυχ", "abenikvoptux"),
  ...pairs("01", "ol"),
  i: "l",
  ı: "l",
};
const PASSING = new RegExp(`[${Object.keys(PASSES_FOR).join("")}]`, "g");

function pairs(these: string, those: string): Record<string, string> {
  return Object.fromEntries([...these].map((letter, at) => [letter, [...those][at] ?? letter]));
}

/** What a name looks like, letters that pass for others made one, without blanks. Equal ones are hard to tell apart. */
export function skeletonOf(name: string): string {
  return foldText(name)
    .replace(/ /g, "")
    .replace(PASSING, (letter) => PASSES_FOR[letter] ?? letter)
    .replace(PASSING, (letter) => PASSES_FOR[letter] ?? letter);
}

const plain = (name: string) =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** Says whether two names look the same and are written in different letters: one could pass for the other. */
export function looksAlike(one: string, other: string): boolean {
  return plain(one) !== plain(other) && skeletonOf(one) === skeletonOf(other);
}

/** Long vowels and doubled letters, which everybody spells in a way of their own when Urdu is written in Latin letters. */
const soundOf = (word: string) =>
  word
    .replace(/ee|ie|y/g, "i")
    .replace(/oo|ou/g, "u")
    .replace(/(.)\1+/gu, "$1");

const almost = (one: string, other: string) => {
  if (one === other || soundOf(one) === soundOf(other)) return true;
  if (Math.min([...one].length, [...other].length) < TYPO_MIN_LENGTH) return false;
  const variants = new Set(spellingVariants(one));
  return spellingVariants(other).some((variant) => variants.has(variant));
};

/**
 * Says whether two names may mean the same: written alike but for accents and marks, the words of one all among those
 * of the other (two at least), each allowed one slip, in any order.
 */
export function isSimilarName(one: string, other: string): boolean {
  const [a, b] = [foldWords([one]), foldWords([other])].toSorted((x, y) => x.length - y.length);
  if (!a || !b || a.length === 0) return false;
  if (a.join(" ") === b.join(" ")) return true;
  if (a.length < 2 && b.length > 1) return false;
  return a.every((word) => b.some((known) => almost(word, known)));
}
