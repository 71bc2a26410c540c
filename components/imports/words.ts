import type { Translate } from "@/lib/i18n/translate";
import type { Fault } from "@/lib/imports/schema";

type Key = Parameters<Translate["raw"]>[0];

/** What a column of the file is called: the label of the facilities' column, a field's own name elsewhere. */
export function columnLabel(t: Translate, column: string): string {
  const key = `columns.facilities.${column}.label` as Key;
  return t.has(key) ? t.raw(key) : column;
}

/** A fault as a sentence. */
export const sayFault = (t: Translate, { fault, value, cell, detail }: Fault): string =>
  t(`imports.fault.${fault}`, { value: value ?? "", cell: cell ?? "", detail: detail ?? "" });

/** Where a fault is: file, row and column, as far as they are known. */
export function placeOfFault(t: Translate, { file, row, column }: Fault): string {
  const parts = [file ?? "", row ? t("imports.atRow", { row }) : "", column ? columnLabel(t, column) : ""];
  return parts.filter(Boolean).join(" · ");
}
