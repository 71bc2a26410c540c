import type { Translate } from "@/lib/i18n/translate";

/** What was done, in words; an action that has none is given as the log has it. */
export function sayAction(t: Translate, action: string): string {
  const key = `staff.done.${action}` as Parameters<Translate["raw"]>[0];
  return t.has(key) ? t.raw(key) : action;
}
