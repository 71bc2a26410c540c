import type { Vocabulary } from "@/lib/i18n/vocabulary";
import type { RecordKind } from "@/lib/records/schema";

/** How one value is typed. `record` names another record by its code. */
export type Input =
  | { input: "text" | "long" | "number" | "date" | "url" | "email" | "tel" | "flag" }
  | { input: "choice"; vocabulary: Vocabulary; options: readonly string[] }
  | { input: "record"; kind: RecordKind };

/** A value of a record or of a row; `label` where the field's name alone says too little. */
export type PlainField = { name: string; label?: string } & Input;

/** A field of a record: one value, a set of choices, a list of values, or a list of rows. */
export type Field =
  | PlainField
  | { name: string; label?: string; input: "choices"; vocabulary: Vocabulary; options: readonly string[] }
  | { name: string; label?: string; input: "list"; of: PlainField }
  | { name: string; label?: string; input: "rows"; columns: readonly PlainField[] };

/** A part of a record's form; its title is `editing.section.{name}`. */
export type Section = { name: string; fields: readonly Field[] };

/**
 * The form of a kind of record. `fixed` is the field that is its key: given once, never changed. `kept` are fields that
 * the register keeps for itself and nobody types.
 */
export type RecordForm = { sections: readonly Section[]; fixed: string; kept: readonly string[] };

/** A record as a form holds it: what could be read as a value is one, the rest stays as it was typed. */
export type Typed = Record<string, unknown>;
