import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import en from "@/lib/i18n/messages/en.json";
import ur from "@/lib/i18n/messages/ur.json";
import { VOCABULARIES } from "@/lib/i18n/vocabulary";

const english = flatten(en);
const urdu = flatten(ur);

test("both languages have the same keys", () => {
  expect([...urdu.keys()].sort()).toEqual([...english.keys()].sort());
});

test("no message is empty", () => {
  const empty = [...english, ...urdu].filter(([, text]) => text.trim() === "").map(([key]) => key);
  expect(empty).toEqual([]);
});

test("a message takes the same arguments and tags in both languages", () => {
  const unequal = [...english].filter(([key, text]) => {
    const other = urdu.get(key) ?? "";
    return JSON.stringify(argumentsOf(parse(text))) !== JSON.stringify(argumentsOf(parse(other)));
  });
  expect(unequal.map(([key]) => key)).toEqual([]);
});

/** Written in Latin letters in Urdu too, as they write themselves, beside abbreviations in capitals and parts of an address. */
const LATIN_NAMES = [
  ...["Atom", "BibTeX", "Escape", "Excel", "GeoJSON", "GeoNames", "OpenAPI", "Parquet", "WhatsApp"],
  ...["curl", "http", "https", "pandas"],
];

test("Urdu texts are Urdu: no Latin words but abbreviations and names that are written so everywhere", () => {
  const foreign = [...urdu].filter(([, text]) => {
    const words =
      literalText(parse(text))
        .replace(/[\w-]*[\d_][\w:+-]*/g, "")
        .match(/[A-Za-z]{2,}/g) ?? [];
    return words.some((word) => word !== word.toUpperCase() && !LATIN_NAMES.includes(word));
  });
  expect(foreign).toEqual([]);
});

test("a date in an Urdu text stands from left to right: after Urdu letters its parts would change places", () => {
  const turned = [...urdu].filter(([, text]) =>
    /\p{Script=Arabic}[^\p{L}]*\b\d{4}-\d{2}/u.test(text.replace(/\u2066[^\u2069]*\u2069/g, "x")),
  );
  expect(turned).toEqual([]);
});

test("every message is used", () => {
  const { whole, prefixes } = findUses();
  for (const vocabulary of VOCABULARIES) prefixes.add(`${vocabulary}.`);
  const unused = [...english.keys()].filter(
    (key) => !whole.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

/** `{ a: { b: "text" } }` as `a.b` -> `text`. */
function flatten(tree: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

function childrenOf(element: MessageFormatElement): MessageFormatElement[] {
  if (element.type === TYPE.tag) return element.children;
  if (element.type === TYPE.plural || element.type === TYPE.select)
    return Object.values(element.options).flatMap((option) => option.value);
  return [];
}

/** Names of arguments and tags, each with its type, sorted; the branches of a plural may differ between languages. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element) => {
    const inner = argumentsOf(childrenOf(element));
    if (element.type === TYPE.literal || element.type === TYPE.pound) return inner;
    return [`${element.value}:${element.type}`, ...inner];
  });
  return [...new Set(found)].sort();
}

/** The words of a message; what stands in `<code>` is of no language. */
function literalText(elements: MessageFormatElement[]): string {
  return elements
    .filter((element) => element.type !== TYPE.tag || element.value !== "code")
    .map((element) => (element.type === TYPE.literal ? element.value : literalText(childrenOf(element))))
    .join(" ");
}

/** Every string in our code that is a key, and every `ns.${...}` that begins one. */
function findUses() {
  const whole = new Set<string>();
  const prefixes = new Set<string>();
  const files = ["app", "components", "lib", "scripts/server"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(tsx?|mjs)$/.test(name))
      .map((name) => join(folder, name)),
  );
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const [, key] of text.matchAll(/["'`]([A-Za-z]\w*(?:\.\w+)+)["'`]/g)) if (key) whole.add(key);
    for (const [, prefix] of text.matchAll(/`([A-Za-z]\w*\.(?:\w+\.)*\w*)\$\{/g)) if (prefix) prefixes.add(prefix);
  }
  return { whole, prefixes };
}
