import { fieldOf } from "@/lib/editing/record-forms";
import type { Field, PlainField, Typed } from "@/lib/editing/schema";
import { labelByName, labelOf } from "@/lib/editing/words";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { entryDifference } from "@/lib/records/difference";
import { idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

/** What is needed to say a value in words: the language, and what the records are called that values name. */
export type Saying = { t: Translate; locale: Locale; kind: RecordKind; names: Readonly<Record<string, string>> };

const isDate = (text: string) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text);

function sayPlain({ t, locale, names }: Saying, field: PlainField, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return t(value ? "review.yes" : "review.no");
  const text = String(value);
  switch (field.input) {
    case "choice":
      return sayCode(t, field.vocabulary, text);
    case "record": {
      const name = names[idOf(field.kind, text)];
      return name ? `${name} (${text})` : text;
    }
    case "number":
      return typeof value === "number" && !["lat", "lon"].includes(field.name) ? formatNumber(locale, value) : text;
    case "date":
      return isDate(text) ? formatDate(locale, text) : text;
    default:
      return text;
  }
}

/** One row of a list in one line: its parts, what is not known left out, a box that is ticked by its name. */
function sayRow(saying: Saying, columns: readonly PlainField[], row: Typed): string {
  return columns
    .flatMap((column) => {
      const value = row[column.name];
      if (value === null || value === undefined || value === false) return [];
      if (value === true) return [labelOf(saying.t, column)];
      if (column.name === "field") return [labelByName(saying.t, saying.kind, String(value))];
      return [sayPlain(saying, column, value)];
    })
    .join(" · ");
}

function sayEntry(saying: Saying, field: Field, entry: unknown): string {
  if (field.input === "rows") return sayRow(saying, field.columns, entry as Typed);
  if (field.input === "list") return sayPlain(saying, field.of, entry);
  if (field.input === "choices") return sayCode(saying.t, field.vocabulary, String(entry));
  return sayPlain(saying, field, entry);
}

/** A field that no form has: said as plainly as it can be. */
const sayUnknown = (saying: Saying, name: string, value: unknown): string =>
  typeof value === "object" && value !== null
    ? Object.values(value)
        .filter((part) => part !== null)
        .join(" · ")
    : sayPlain(saying, { name, input: "date" }, value);

/** The entries of a value in words: one for a plain value, one a row for a list, none where nothing is known. */
export function sayValue(saying: Saying, name: string, value: unknown): string[] {
  const field = fieldOf(saying.kind, name);
  const entries = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
  return entries
    .map((entry) => (field ? sayEntry(saying, field, entry) : sayUnknown(saying, name, entry)))
    .filter((text) => text !== "");
}

const withoutKept = (entry: unknown): unknown => {
  if (typeof entry !== "object" || entry === null) return entry;
  const { recorded_on: _recorded, ...said } = entry as Typed;
  return said;
};

/** What a field says before and after in words; of lists only what went and what came, and how many stay. */
export function sayDifference(
  saying: Saying,
  name: string,
  before: unknown,
  after: unknown,
): { before: string[]; after: string[]; stays: number } {
  if (!Array.isArray(before) && !Array.isArray(after))
    return { before: sayValue(saying, name, before), after: sayValue(saying, name, after), stays: 0 };
  const [was, is] = [before, after].map((list) => (Array.isArray(list) ? list.map(withoutKept) : []));
  const { removed, added } = entryDifference(was ?? [], is ?? []);
  return {
    before: sayValue(saying, name, removed),
    after: sayValue(saying, name, added),
    stays: (is?.length ?? 0) - added.length,
  };
}
