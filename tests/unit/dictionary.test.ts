import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DICTIONARY, formatsOf } from "@/lib/dictionary/lists";
import { FILTER_PARAMETERS, VIEW_PARAMETERS } from "@/lib/dictionary/parameters";
import { codesOf, columnLabel, columnMeaning, DICTIONARY_LISTS } from "@/lib/dictionary/words";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { LOCALES } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { filePath } from "@/lib/paths";
import { fileView, pageView } from "@/lib/records/view";
import { writeDictionary } from "@/tests/support/dictionary-document";

const api = readFileSync("docs/api.md", "utf8");
const parameters = [...new Set([...Object.values(FILTER_PARAMETERS).flat(), ...VIEW_PARAMETERS])];

const keysOf = (t: Translate, namespace: string) =>
  Object.keys(t.raw(namespace as Parameters<Translate["raw"]>[0]) as Record<string, string>);

test("every column has a label and a meaning in both languages, and no label twice in a list", () => {
  for (const locale of LOCALES) {
    const t = translator(locale);
    for (const list of DICTIONARY_LISTS) {
      const labels = DICTIONARY[list].map(({ name }) => columnLabel(t, list, name));
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
      for (const { name } of DICTIONARY[list]) expect(columnMeaning(t, list, name).length).toBeGreaterThan(5);
    }
  }
});

test("every code of a column has a word in both languages", () => {
  const vocabularies = new Set(
    DICTIONARY_LISTS.flatMap((list) => DICTIONARY[list].flatMap(({ words }) => words ?? [])),
  );
  for (const locale of LOCALES) {
    const t = translator(locale);
    for (const words of vocabularies)
      for (const code of codesOf(t, words)) expect(keysOf(t, words), words).toContain(code);
  }
});

test("every parameter has a meaning in both languages", () => {
  for (const locale of LOCALES) {
    const t = translator(locale);
    const known = keysOf(t, "data.parameter");
    expect(parameters.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !parameters.includes(name))).toEqual([]);
  }
});

test("the page tells every parameter that says how to show", () => {
  const taken = [pageView([]), ...FACILITY_FORMATS.map((format) => fileView([], format))];
  expect([...new Set(taken.flatMap(({ names }) => names as string[]))].sort()).toEqual([...VIEW_PARAMETERS].sort());
});

test("the dictionary in the docs is what the code says", async () => {
  await expect(writeDictionary()).toMatchFileSnapshot("../../docs/data-dictionary.md");
});

test("the description of the API names every file and every parameter, and no other parameter", () => {
  const files = DICTIONARY_LISTS.flatMap((list) => formatsOf(list).map((format) => filePath(list, format)));
  expect(files.filter((path) => !api.includes(`\`${path}\``))).toEqual([]);
  const told = [...api.matchAll(/^\| `([a-z_]+)` \|/gm)].flatMap(([, name]) => name ?? []);
  expect(told.filter((name, at) => told.indexOf(name) !== at)).toEqual([]);
  expect([...told].sort()).toEqual([...parameters].sort());
});
