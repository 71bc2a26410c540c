import type { Translate } from "@/lib/i18n/translate";

/** `must not be blank` as the key `must_not_be_blank`. */
const toKey = (sentence: string) =>
  sentence
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");

/**
 * What a schema of `lib` says of a value, in the reader's language. The schemas speak English, for files and
 * programs; each of their sentences has its words under `forms.problems`, the rest are said as not understood.
 */
export function sayProblem(t: Translate, sentence: string): string {
  const [, character] = /^has the hidden character (.+)$/.exec(sentence) ?? [];
  if (character) return t("forms.hidden", { character });
  const key = `forms.problems.${toKey(sentence)}` as Parameters<Translate["raw"]>[0];
  return t.has(key) ? t.raw(key) : t("forms.problems.other");
}
