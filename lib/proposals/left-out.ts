import { type Document, differenceOf } from "@/lib/records/difference";
import type { Citation } from "@/lib/records/schema";

const citationsOf = (document: Document | null): Citation[] =>
  Array.isArray(document?.citations) ? (document.citations as Citation[]) : [];

/**
 * A document without some of its changes: those fields stand as they did before. What a field is cited for goes with
 * the field; `citations` among the fields means the citations of all that is not changed otherwise.
 */
export function leaveOut(base: Document | null, document: Document, fields: readonly string[]): Document {
  if (fields.length === 0) return document;
  const out = new Set(fields);
  const kept = Object.fromEntries(
    Object.entries(document).map(([field, value]) => [field, out.has(field) ? (base?.[field] ?? null) : value]),
  );
  if (!("citations" in document)) return kept;
  const changed = differenceOf(base, document).map(({ field }) => field);
  const stays = (field: string) => out.has(field) || (out.has("citations") && !changed.includes(field));
  return {
    ...kept,
    citations: [
      ...citationsOf(base).filter(({ field }) => stays(field)),
      ...citationsOf(document).filter(({ field }) => !stays(field)),
    ],
  };
}
