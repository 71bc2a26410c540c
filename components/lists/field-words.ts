import type { Translate } from "@/lib/i18n/translate";
import type { RecordKind } from "@/lib/records/schema";

const LIST_OF: Partial<Record<RecordKind, string>> = {
  facility: "facilities",
  body: "bodies",
  area: "areas",
  programme: "programmes",
  source: "sources",
  claim: "claims",
  agreement: "agreements",
  project: "projects",
};

type Key = Parameters<Translate>[0];

/** A field of a record's document in words; its name as it is where no word is known. */
export function sayDocumentField(t: Translate, kind: RecordKind, field: string): string {
  const keys = [`editing.fields.${field}`, `columns.${LIST_OF[kind]}.${field}.label`] as Key[];
  const known = keys.find((key) => t.has(key));
  return known ? t.raw(known) : field;
}
