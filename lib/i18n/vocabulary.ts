import type { Messages, Translate } from "./translate";

/** Top-level names of the messages that are keyed by a code of the data package, each with every code it may hold. */
export const VOCABULARIES = [
  "kind",
  "status",
  "group",
  "role",
  "shift",
  "audience",
  "ownership",
  "precision",
  "basis",
  "bodyKind",
  "sourceKind",
  "sourceUse",
  "areaLevel",
  "areaStatus",
  "measure",
  "nameType",
  "language",
  "qualifier",
  "agreementKind",
  "partyRole",
  "projectStatus",
  "fundingMeasure",
  "recordKind",
  "action",
  "verdict",
  "verdictReason",
  "counted",
  "comparedBasis",
  "overdue",
] as const satisfies (keyof Messages)[];

export type Vocabulary = (typeof VOCABULARIES)[number];
export type CodeOf<V extends Vocabulary> = keyof Messages[V] & string;

/** The word for a code: `nameCode(t, "kind", "other")`. A code the vocabulary lacks does not compile. */
export function nameCode<V extends Vocabulary>(t: Translate, vocabulary: V, code: CodeOf<V>): string {
  return t.raw(`${vocabulary}.${code}` as Parameters<Translate["raw"]>[0]);
}

/** The word for a code that reaches us as plain text, such as the value of a column; the code itself when it has none. */
export function sayCode(t: Translate, vocabulary: string, code: string): string {
  const key = `${vocabulary}.${code}` as Parameters<Translate["raw"]>[0];
  return t.has(key) ? t.raw(key) : code;
}
