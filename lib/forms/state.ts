/** What keeps a form from being taken: the name of the field (empty: the form as a whole) and a sentence in the reader's language. */
export type FormProblem = { field: string; message: string };

/**
 * What a form shows after it was sent and not taken: what to mend, and what had been typed. `goTo` is where the
 * browser goes on to when it was taken; only the wrapper of actions sets it. Null: not sent yet.
 */
export type FormState = { problems: FormProblem[]; values: Record<string, string[]>; goTo?: string } | null;

/** A server action as forms call it: the state before, what was typed, the state after. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** The name of the hidden field by which a form that is sent twice is known. */
export const ONCE_FIELD = "once";

const SECRET = /password|secret|^((recovery|backup)_?)?code$/i;

/** Says whether what is typed under a name is never shown again nor remembered: a password, a one-time code. */
export const isSecret = (name: string): boolean => SECRET.test(name);

/** What was typed, to show it again: never passwords or codes, never files, nothing that the framework adds. */
export function readTyped(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$") || name === ONCE_FIELD || isSecret(name)) continue;
    typed[name] = [...(typed[name] ?? []), value];
  }
  return typed;
}

/** One text of a form, without blanks round it; empty when it is not there. */
export function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : "";
}

/** One text of a form, null when nothing was typed: how documents say that there is none. */
export const readOptional = (form: FormData, name: string): string | null => readText(form, name) || null;

/** All texts of one name, as ticked boxes send them. */
export function readTexts(form: FormData, name: string): string[] {
  return form.getAll(name).flatMap((value) => (typeof value === "string" && value.trim() ? [value.trim()] : []));
}
