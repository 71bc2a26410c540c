import type { FacilityKind } from "@/lib/facilities/schema";
import type { Random } from "@/lib/synthetic/random";
import {
  AFTER,
  BEFORE,
  COLLEGES,
  COLONIES,
  ENDINGS,
  FAMILY_NAMES,
  GIVEN_NAMES,
  PUPILS,
  ROOTS,
  SCHOOLS,
  TITLES,
  TOPICS,
  type Word,
} from "@/lib/synthetic/words";

const join = (...words: readonly Word[]): Word => [
  words.map(([latin]) => latin).join(" "),
  words.map(([, urdu]) => urdu).join(" "),
];
const plain = (text: string): Word => [text, text];

/** Several words written as one: `Khair` and `pur` as `Khairpur`. */
function fuse(...parts: readonly Word[]): Word {
  const [latin, urdu] = [parts.map(([part]) => part).join(""), parts.map(([, part]) => part).join("")];
  return [latin.charAt(0) + latin.slice(1).toLowerCase(), urdu];
}

/**
 * The name of a village. A few are very frequent and most are rare, as on any map: among a million names stand some
 * hundred thousand distinct words.
 */
export function composeVillage(random: Random): Word {
  const root = () => random.prefer(ROOTS, 1.6);
  const base = random.chance(0.45)
    ? fuse(root(), random.prefer(ENDINGS, 1.5))
    : fuse(root(), root(), random.prefer(ENDINGS, 1.5));
  if (random.chance(0.15)) return join(random.pick(BEFORE), base);
  return random.chance(0.15) ? join(base, random.pick(AFTER)) : base;
}

const person = (random: Random): Word => join(random.prefer(GIVEN_NAMES), random.prefer(FAMILY_NAMES));

function numberedVillage(random: Random): Word {
  const [latin, urdu] = random.pick(COLONIES);
  const number = random.integer(1, 660);
  return [`Chak No. ${number}/${latin}`, `چک نمبر ${number}/${urdu}`];
}

/** Where a facility is housed, when it is in somebody else's building. */
function composeHost(kind: FacilityKind, village: Word, random: Random): Word | null {
  if (kind === "school_it_centre") {
    const place = random.chance(0.2) ? numberedVillage(random) : village;
    return join(["Government", "گورنمنٹ"], random.pick(PUPILS), random.prefer(SCHOOLS, 1.2), place);
  }
  if (kind === "incubation_centre" || kind === "research_centre") {
    return random.chance(0.4)
      ? join(person(random), random.pick(COLLEGES), village)
      : join(random.pick(COLLEGES), village);
  }
  return null;
}

/** The names of one facility: its own, and what it is housed in. */
export type ComposedNames = { name: Word; host: Word | null; village: Word };

/** Composes what a facility is called, in both scripts. */
export function composeNames(kind: FacilityKind, random: Random): ComposedNames {
  const village = composeVillage(random);
  const host = composeHost(kind, village, random);
  const title = random.prefer(TITLES[kind], 1.3);
  const topic = kind === "research_centre" ? join(title, random.pick(TOPICS)) : title;
  const comma: Word = [",", "،"];
  const behind = (one: Word, other: Word): Word => [
    `${one[0]}${comma[0]} ${other[0]}`,
    `${one[1]}${comma[1]} ${other[1]}`,
  ];
  if (host) return { name: behind(topic, host), host, village };
  if (random.chance(0.2)) return { name: behind(join(person(random), topic), village), host, village };
  const numbered = random.chance(0.12) ? join(topic, plain(String(random.integer(2, 9)))) : topic;
  return { name: random.chance(0.5) ? join(village, numbered) : behind(numbered, village), host, village };
}

/** A spelling as a hurried source would have it: one letter wrong, missing, doubled or swapped. */
export function misspell(word: string, random: Random): string {
  const letters = [...word];
  const at = random.integer(1, Math.max(1, letters.length - 2));
  const letter = letters[at] ?? "";
  switch (random.integer(0, 3)) {
    case 0:
      return letters.toSpliced(at, 1, random.pick([..."aeioknrst"])).join("");
    case 1:
      return letters.toSpliced(at, 1).join("");
    case 2:
      return letters.toSpliced(at, 0, letter).join("");
    default:
      return letters.toSpliced(at, 2, letters[at + 1] ?? "", letter).join("");
  }
}
