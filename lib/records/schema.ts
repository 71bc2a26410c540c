import { z } from "zod";

/** Everything that has a version number and a history (design section 2, 'record'). */
export const RECORD_KINDS = [
  "facility",
  "body",
  "programme",
  "source",
  "area",
  "agreement",
  "project",
  "claim",
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Says whether a text, as an address or a form has it, is a kind of record. */
export const isRecordKind = (text: string): text is RecordKind => RECORD_KINDS.some((kind) => kind === text);

// Control, bidi-override and invisible characters hide what a text says. A line break and the joiners that
// Urdu, Sindhi and Pashto are written with are allowed.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/;

/** Text as a person writes it: not blank, not hidden, at most 4,000 characters. */
export const Text = z
  .string()
  .max(4000, "is longer than 4,000 characters")
  .refine((text) => text.trim() !== "", "must not be blank")
  .refine((text) => !HIDDEN.test(text), "has a control or invisible character");

/** The code of a body, programme, source or area. */
export const Code = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9._-]{0,63}$/, "must be a code of capital letters, digits and hyphens");

/** Which source supports which field of a record; `record` supports it as a whole or an earlier state. */
export const Citation = z.strictObject({
  field: z.string().regex(/^[a-z_]{1,40}$/, "must be the name of a field"),
  source_id: Code,
  phrase: Text.nullable(),
  note: Text.nullable(),
});
export type Citation = z.output<typeof Citation>;
