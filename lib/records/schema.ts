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

/** What the usual ones are called; any other is named by its number alone. */
const HIDDEN_NAMES: Record<number, string> = {
  0: "NULL",
  9: "TAB",
  13: "CARRIAGE RETURN",
  8203: "ZERO WIDTH SPACE",
  8206: "LEFT-TO-RIGHT MARK",
  8207: "RIGHT-TO-LEFT MARK",
  8234: "LEFT-TO-RIGHT EMBEDDING",
  8235: "RIGHT-TO-LEFT EMBEDDING",
  8236: "POP DIRECTIONAL FORMATTING",
  8237: "LEFT-TO-RIGHT OVERRIDE",
  8238: "RIGHT-TO-LEFT OVERRIDE",
  8288: "WORD JOINER",
  65279: "ZERO WIDTH NO-BREAK SPACE",
};

/** The first hidden character of a text, by number and name: `U+202E RIGHT-TO-LEFT OVERRIDE`; null when it has none. */
export function nameHidden(text: string): string | null {
  const point = HIDDEN.exec(text)?.[0].codePointAt(0);
  if (point === undefined) return null;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")} ${HIDDEN_NAMES[point] ?? ""}`.trimEnd();
}

/** Text as a person writes it: not blank, not hidden, at most 4,000 characters. */
export const Text = z
  .string()
  .max(4000, "is longer than 4,000 characters")
  .refine((text) => text.trim() !== "", "must not be blank")
  .superRefine((text, context) => {
    const hidden = nameHidden(text);
    if (hidden) context.addIssue({ code: "custom", message: `has the hidden character ${hidden}` });
  });

/** The address of a page: http or https, and nothing that runs. */
export const Link = z
  .url({ protocol: /^https?$/, error: "must be a web address that begins with http:// or https://" })
  .max(2000, "is too long");

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
