import { CITATIONS } from "@/lib/editing/inputs";
import { RECORD_FORMS } from "@/lib/editing/record-forms";
import { WHOLE } from "@/lib/editing/rest-on";
import type { Field, PlainField, Typed } from "@/lib/editing/schema";
import { citableFields, hintOf, isColumnOptional, isOptional, labelOf } from "@/lib/editing/words";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import type { RecordKind } from "@/lib/records/schema";

export type Choice = { value: string; label: string };

/** One input of a form, its words in the reader's language: plain, so that it can go to the browser. */
export type PlainControl = {
  name: string;
  input: PlainField["input"];
  label: string;
  hint?: string | undefined;
  optional: boolean;
  /** The words to choose from. */
  choices?: Choice[] | undefined;
  /** The kind of record that is named by its code. */
  names?: RecordKind | undefined;
  value: string;
};

/** A list of rows, each with the same columns; a column without a name is the whole entry. */
export type RowsControl = {
  name: string;
  input: "rows";
  label: string;
  hint?: string | undefined;
  columns: PlainControl[];
  rows: Record<string, string>[];
};

/** Boxes to tick. */
export type ChoicesControl = {
  name: string;
  input: "choices";
  label: string;
  hint?: string | undefined;
  choices: Choice[];
  value: string[];
};

export type Control = PlainControl | RowsControl | ChoicesControl;
export type ControlSection = { name: string; title: string; controls: Control[] };

const write = (value: unknown): string =>
  value === null || value === undefined || value === false ? "" : value === true ? "1" : String(value);

type Words = { t: Translate; kind: RecordKind };

const choicesOf = (t: Translate, { vocabulary, options }: { vocabulary: string; options: readonly string[] }) =>
  options.map((value) => ({ value, label: sayCode(t, vocabulary, value) }));

function plainControl({ t }: Words, field: PlainField, name: string, optional: boolean, value: unknown): PlainControl {
  return {
    name,
    input: field.input,
    label: labelOf(t, field),
    hint: hintOf(t, field),
    optional,
    choices: field.input === "choice" ? choicesOf(t, field) : undefined,
    names: field.input === "record" ? field.kind : undefined,
    value: write(value),
  };
}

/** A citation names its field by the word for it; one that is there under another name keeps it. */
function citationColumns({ t, kind }: Words, columns: PlainControl[], rows: Record<string, string>[]): PlainControl[] {
  const known: Choice[] = [
    { value: WHOLE, label: t("editing.fields.record") },
    ...citableFields(kind).map((field) => ({ value: field.name, label: labelOf(t, field) })),
  ];
  const others = [...new Set(rows.flatMap(({ field }) => field || []))]
    .filter((name) => known.every(({ value }) => value !== name))
    .map((name) => ({ value: name, label: labelOf(t, { name }) }));
  return columns.map((column) =>
    column.name === "field" ? { ...column, input: "choice", choices: [...known, ...others] } : column,
  );
}

function controlOf(words: Words, field: Field, document: Typed): Control {
  const { t, kind } = words;
  const value = document[field.name];
  const entries = Array.isArray(value) ? value : [];
  const said = { name: field.name, label: labelOf(t, field), hint: hintOf(t, field) };
  switch (field.input) {
    case "choices":
      return { ...said, input: "choices", choices: choicesOf(t, field), value: entries.map(String) };
    case "list":
      return {
        ...said,
        input: "rows",
        columns: [{ ...plainControl(words, field.of, "", false, null), hint: undefined }],
        rows: entries.map((entry) => ({ "": write(entry) })),
      };
    case "rows": {
      const rows = (entries as Typed[]).map((entry) =>
        Object.fromEntries(field.columns.map(({ name }) => [name, write(entry[name])])),
      );
      // What there is to know about a column is said once, at its list.
      const columns = field.columns.map((column) => ({
        ...plainControl(words, column, column.name, isColumnOptional(kind, field.name, column.name), null),
        hint: undefined,
      }));
      return {
        ...said,
        input: "rows",
        columns: field === CITATIONS ? citationColumns(words, columns, rows) : columns,
        rows,
      };
    }
    default:
      return plainControl(words, field, field.name, isOptional(kind, field.name), value);
  }
}

/** The form of a record, filled with a document, in the words of a language. */
export function buildControls(t: Translate, kind: RecordKind, document: Typed): ControlSection[] {
  return RECORD_FORMS[kind].sections.map(({ name, fields }) => ({
    name,
    title: t.raw(`editing.sections.${name}` as Parameters<Translate["raw"]>[0]),
    controls: fields.map((field) => controlOf({ t, kind }, field, document)),
  }));
}
