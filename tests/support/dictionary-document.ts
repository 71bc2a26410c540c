import { DICTIONARY, type DictionaryColumn } from "@/lib/dictionary/lists";
import { codesOf, columnLabel, columnMeaning, DICTIONARY_LISTS, type DictionaryList } from "@/lib/dictionary/words";
import { translator } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";

const [en, ur] = [translator("en"), translator("ur")];

/** A cell of a table in Markdown: a pipe would end it. */
const cell = (text: string) => text.replaceAll("|", "\\|");

function columnRow(list: DictionaryList, { name, type, derived, words }: DictionaryColumn): string {
  const meaning = cell(columnMeaning(en, list, name));
  const codes = words ? ` Codes: [${words}](#${words.toLowerCase()}).` : "";
  const labels = `${columnLabel(en, list, name)} · ${columnLabel(ur, list, name)}`;
  return `| \`${name}\` | ${cell(labels)} | ${en(`data.type.${type}`)} | ${derived ? "derived" : "importable"} | ${meaning}${codes} |`;
}

function writeList(list: DictionaryList): string {
  return [
    `## ${list}`,
    "",
    "| column | label | type | | meaning |",
    "|---|---|---|---|---|",
    ...DICTIONARY[list].map((column) => columnRow(list, column)),
  ].join("\n");
}

function writeVocabulary(words: string): string {
  const codes = codesOf(en, words).map(
    (code) => `| \`${code}\` | ${sayCode(en, words, code)} | ${sayCode(ur, words, code)} |`,
  );
  return [`### ${words}`, "", "| code | English | Urdu |", "|---|---|---|", ...codes].join("\n");
}

/** The dictionary as a document: every column of every list, and every code of every vocabulary. */
export function writeDictionary(): string {
  const all = DICTIONARY_LISTS.flatMap((list) => DICTIONARY[list]);
  const vocabularies = [...new Set(all.flatMap(({ words }) => words ?? []))].sort();
  return `# Data dictionary

Every public column, in the order of the files. It is written from the one list of columns in the code and the messages of
both languages (\`npx vitest run --project unit tests/unit/dictionary.test.ts -u\` writes it again), and a test compares it. The same stands
on the page \`/data\`, in English and in Urdu, with the share of records that have a value and an example.

A column names the heading of the table, the field of JSON, the property of GeoJSON and the first line of CSV alike. In CSV a
list is joined by semicolons and what is unknown is blank; in JSON a list is an array and what is unknown is null. Dates are
as exact as they are known: \`2024\`, \`2024-11\` or \`2024-11-12\`. *Derived* columns are worked out by the register, *importable*
ones are what people enter. How to ask for them is told in [the API](api.md).

${DICTIONARY_LISTS.map(writeList).join("\n\n")}

## Vocabularies

${vocabularies.map(writeVocabulary).join("\n\n")}
`;
}
