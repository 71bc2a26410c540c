import type { Sent } from "@/lib/editing/form-data";
import { readForm } from "@/lib/editing/form-data";
import { fieldsOf } from "@/lib/editing/record-forms";
import type { Typed } from "@/lib/editing/schema";
import { foldText } from "@/lib/search/fold";

/** What a source's field holds to mean the source that is described in the same form. */
export const NEW_SOURCE = "NEW";
/** What the names of that source's own fields begin with. */
export const NEW_SOURCE_PREFIX = "new_source.";

/** The source that a form describes beside its record; null where nothing of it was typed. */
export function readNewSource(sent: Sent): Typed | null {
  const own: Sent = {
    getAll: (name) => sent.getAll(`${NEW_SOURCE_PREFIX}${name}`),
    keys: () => [],
  };
  const typed = readForm("source", own, null);
  const hasText = fieldsOf("source").some(({ name, input }) => input !== "choice" && typed[name] !== null);
  return hasText ? { ...typed, use: "cite" } : null;
}

/** The beginning of a source's id: its publisher in capitals and its day, as the shipped data has them. */
export function beginSourceId({ publisher, published_on }: Typed): string {
  const letters =
    typeof publisher === "string"
      ? foldText(publisher)
          .toUpperCase()
          .replace(/[^A-Z0-9]/g, "")
      : "";
  const digits = typeof published_on === "string" ? published_on.replace(/\D/g, "") : "";
  return [letters.slice(0, 12) || "SOURCE", digits].filter(Boolean).join("-");
}

/** A record in which the source described beside it stands under its id wherever the form meant it. */
export function nameNewSource(document: Typed, id: string): Typed {
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        name === "source_id" && inner === NEW_SOURCE ? id : put(inner),
      ]),
    );
  };
  return put(document) as Typed;
}
