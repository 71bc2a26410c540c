import type { Translate } from "@/lib/i18n/translate";
import type { Years } from "@/lib/projects/money";

/** Fiscal years: one, or from one to another. */
export const sayYears = (t: Translate, { from, to }: Years): string =>
  to === null || to === from ? isolate(from) : t("projects.years", { from: isolate(from), to: isolate(to) });

/** `2023-24` stays in this order in a text from right to left (U+2066, U+2069). */
const isolate = (years: string) => `\u2066${years}\u2069`;
