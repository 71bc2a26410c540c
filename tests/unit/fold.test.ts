import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, foldWords, spellingVariants, TYPO_MIN_LENGTH } from "@/lib/search/fold";
import { searchIn } from "@/lib/search/match";
import { readTable } from "@/tests/support/package-tables";

const URDU_NAMES = ["facilities", "areas", "bodies"].flatMap((table) =>
  readTable(table).flatMap(({ name_ur }) => name_ur || []),
);

test("case, accents and punctuation do not count", () => {
  expect(foldText("  Khyber-Pakhtunkhwa,  (KP) ")).toBe("khyber pakhtunkhwa kp");
  expect(foldText("Café Gilgít’s")).toBe("cafe gilgits");
  expect(foldText("Muẓaffarābād")).toBe("muzaffarabad");
});

test("Urdu is one spelling whatever keyboard typed it", () => {
  const keyboards = [
    { ی: "ي", ک: "ك", ہ: "ه" }, // Arabic
    { ی: "ى", ک: "ڪ", ہ: "ة" },
    { ی: "ی", ک: "ک", ہ: "ە" },
  ];
  expect(URDU_NAMES.length).toBeGreaterThan(500);
  for (const name of URDU_NAMES)
    for (const keyboard of keyboards) {
      const typed = name.replace(/[یکہ]/g, (letter) => keyboard[letter as "ی" | "ک" | "ہ"]);
      expect(foldText(typed), typed).toBe(foldText(name));
    }
});

test("composed and decomposed letters, vowel signs, stretches and joiners do not count", () => {
  for (const name of URDU_NAMES) {
    expect(foldText(name.normalize("NFD"))).toBe(foldText(name));
    expect(foldText([...name].map((letter) => (/\p{L}/u.test(letter) ? `${letter}\u064E` : letter)).join(""))).toBe(
      foldText(name),
    );
    expect(foldText(name.replace(/(\p{L})(?=\p{L})/gu, "$1\u0640"))).toBe(foldText(name));
  }
  expect(foldText("آزاد")).toBe(foldText("ازاد"));
  expect(foldText("گلگت\u200Cبلتستان")).toBe(foldText("گلگتبلتستان"));
});

test("digits of all three scripts are one", () => {
  expect(foldText("۲۰۲۴")).toBe("2024");
  expect(foldText("٢٠٢٤")).toBe("2024");
  expect(foldText("２０２４")).toBe("2024");
});

test("folding what is folded changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
    { numRuns: 1000 },
  );
});

test("words are distinct, never blank and at most 40 characters", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: "binary" }))), (texts) => {
      const words = foldWords(texts);
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word.length > 0 && word.length <= 40 && !word.includes(" ")).toBe(true);
    }),
  );
});

const letter = fc.constantFrom(..."abcdehiklmnorstuyz", ..."ابپتٹجچحخدڈرسشعغفقکگلمنوہی");
const words = fc.array(letter, { minLength: TYPO_MIN_LENGTH, maxLength: 12 });

/** A word and the same with one slip: a letter wrong, missing, added or swapped with its neighbour. */
const slips = fc
  .tuple(words, fc.nat(), letter, fc.constantFrom("wrong", "missing", "added", "swapped"))
  .map(([word, place, other, slip]) => {
    const at = place % word.length;
    const next = Math.min(at, word.length - 2);
    const typed = {
      wrong: () => word.with(at, other),
      missing: () => word.toSpliced(at, 1),
      added: () => word.toSpliced(at, 0, other),
      swapped: () => word.toSpliced(next, 2, word[next + 1] ?? "", word[next] ?? ""),
    }[slip]();
    return [word.join(""), typed.join("")] as const;
  });

const shareVariant = (one: string, other: string) => {
  const variants = new Set(spellingVariants(one));
  return spellingVariants(other).some((variant) => variants.has(variant));
};

test("two words one slip apart share a variant", () => {
  fc.assert(
    fc.property(slips, ([word, typed]) => {
      expect(shareVariant(word, typed)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

/** Letters to change, add or take away to make one word of the other. */
function distance(one: string, other: string): number {
  let row = [...other, ""].map((_, at) => at);
  for (const [down, letterOfOne] of [...one].entries()) {
    const next = [down + 1];
    for (const [along, letterOfOther] of [...other].entries())
      next.push(
        Math.min(
          (next[along] ?? 0) + 1,
          (row[along + 1] ?? 0) + 1,
          (row[along] ?? 0) + Number(letterOfOne !== letterOfOther),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

test("words that share a variant are at most two letters apart", () => {
  const near = fc.array(fc.constantFrom(..."abc"), { minLength: 1, maxLength: 6 }).map((letters) => letters.join(""));
  fc.assert(
    fc.property(near, near, (one, other) => {
      if (shareVariant(one, other)) expect(distance(one, other)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2000 },
  );
});

const finds = (q: string, texts: (string | null)[]) => searchIn([texts], q, (row) => row)(texts);

test("a short word is forgiven nothing", () => {
  expect(spellingVariants("sco")).toEqual(["sco"]);
  expect(finds("scu", ["SCO"])).toBe(false);
});

test("every word asked for must begin a word or be one slip away from one", () => {
  const texts = ["Information Technology Board", "آئی ٹی بورڈ", null];
  for (const q of ["tech", "TECHNOLOGY board", "tecnology", "بورڈ", "infromation boards", "بوڑڈ"])
    expect(finds(q, texts), q).toBe(true);
  for (const q of ["science", "technology science", "nology", "!!", ""]) expect(finds(q, texts), q).toBe(false);
});

test("a word that is known in any row is not taken for a slip of another", () => {
  const rows = [["Khan Academy"], ["Khas Centre"], ["Technology Board"]];
  const found = (q: string | undefined) => rows.filter(searchIn(rows, q, (row) => row)).map(([name]) => name);
  expect(found("khan")).toEqual(["Khan Academy"]);
  expect(found("khap")).toEqual(["Khan Academy", "Khas Centre"]);
  expect(found("khan bord")).toEqual([]);
  expect(found(undefined)).toHaveLength(3);
});
