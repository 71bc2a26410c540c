import type { Field, Input, PlainField } from "@/lib/editing/schema";
import type { Vocabulary } from "@/lib/i18n/vocabulary";
import type { RecordKind } from "@/lib/records/schema";

type Kinds = Exclude<Input["input"], "choice" | "record">;

/** A value typed as such; `label` where another field of that name says something else. */
export const typed = <Name extends string>(name: Name, input: Kinds, label?: string) => ({
  name,
  input,
  ...(label ? { label } : {}),
});

/** One code of a vocabulary. */
export const choice = <Name extends string>(
  name: Name,
  vocabulary: Vocabulary,
  options: readonly string[],
  label?: string,
) => ({ name, input: "choice" as const, vocabulary, options, ...(label ? { label } : {}) });

/** Several codes of a vocabulary. */
export const choices = <Name extends string>(name: Name, vocabulary: Vocabulary, options: readonly string[]) => ({
  name,
  input: "choices" as const,
  vocabulary,
  options,
});

/** The code of another record. */
export const record = <Name extends string>(name: Name, kind: RecordKind, label?: string) => ({
  name,
  input: "record" as const,
  kind,
  ...(label ? { label } : {}),
});

/** A list of single values. */
export const list = <Name extends string>(name: Name, of: PlainField) => ({ name, input: "list" as const, of });

/** A list of rows. */
export const rows = <Name extends string>(name: Name, ...columns: PlainField[]) => ({
  name,
  input: "rows" as const,
  columns,
});

/** The source of a row. */
export const sourceOf = record("source_id", "source");

/** What a record's values rest on, one row a source and field. */
export const CITATIONS = rows(
  "citations",
  typed("field", "text"),
  sourceOf,
  typed("phrase", "text"),
  typed("note", "text"),
);

/** Sections of fields that the document of a kind has; a name that it lacks does not compile. */
export const sectionsOf =
  <Document>() =>
  <const Sections extends Record<string, readonly (Field & { name: keyof Document & string })[]>>(sections: Sections) =>
    Object.entries(sections).map(([name, fields]) => ({ name, fields }));
