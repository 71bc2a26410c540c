import type { z } from "zod";
import { fieldOf, RECORD_FORMS } from "@/lib/editing/record-forms";
import type { Field, PlainField } from "@/lib/editing/schema";
import type { Translate } from "@/lib/i18n/translate";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import type { RecordKind } from "@/lib/records/schema";

type Key = Parameters<Translate["raw"]>[0];

/** What a field is called. */
export function labelOf(t: Translate, { name, label }: { name: string; label?: string | undefined }): string {
  const key = `editing.fields.${label ?? name}` as Key;
  return t.has(key) ? t.raw(key) : name;
}

/** The same by the name of the field alone, as a difference of two documents has it. */
export function labelByName(t: Translate, kind: RecordKind, name: string): string {
  return labelOf(t, fieldOf(kind, name) ?? { name });
}

/** What to know before typing into a field; nothing where its label says it all. */
export function hintOf(t: Translate, { name, label }: PlainField | Field): string | undefined {
  const key = `editing.hints.${label ?? name}` as Key;
  return t.has(key) ? t.raw(key) : undefined;
}

type Shape = Readonly<Record<string, z.ZodType>>;
const takesNothing = (schema: z.ZodType | undefined) => schema?.safeParse(null).success === true;

/** Says whether a value may be left out: its schema takes null. */
export function isOptional(kind: RecordKind, name: string): boolean {
  return takesNothing((RECORD_SCHEMAS[kind].schema.shape as Shape)[name]);
}

/** The same of a column of a list. */
export function isColumnOptional(kind: RecordKind, name: string, column: string): boolean {
  const list = (RECORD_SCHEMAS[kind].schema.shape as Shape)[name];
  const element = list && "element" in list ? (list.element as z.ZodType) : undefined;
  return takesNothing(element && "shape" in element ? (element.shape as Shape)[column] : undefined);
}

/** The fields that a citation may be for. */
export const citableFields = (kind: RecordKind): readonly Field[] =>
  RECORD_FORMS[kind].sections.flatMap(({ fields }) => fields.filter(({ name }) => name !== "citations"));
