import { isDeepEqual } from "@/lib/records/equal";

/** A record as a document: its fields by name. */
export type Document = Readonly<Record<string, unknown>>;

/** A field that two documents have differently; null where a document is not there at all. */
export type FieldDifference = { field: string; before: unknown; after: unknown };

/** Fields that the register keeps for itself: nobody edits them, and a change of them alone is no change. */
const KEPT = new Set(["synthetic"]);

/** The fields that differ, in the order of the newer document. */
export function differenceOf(before: Document | null, after: Document): FieldDifference[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])].filter((name) => !KEPT.has(name));
  return names.flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, after[field] ?? null];
    const empty = before === null && (is === null || (Array.isArray(is) && is.length === 0));
    return empty || isDeepEqual(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

/** An entry of a list that is in one document and not in the other. */
export type EntryDifference = { removed: unknown[]; added: unknown[] };

/** What a list lost and gained; the order of entries alone is no difference. */
export function entryDifference(before: readonly unknown[], after: readonly unknown[]): EntryDifference {
  const without = (these: readonly unknown[], others: readonly unknown[]) => {
    const left = [...others];
    return these.filter((one) => {
      const at = left.findIndex((other) => isDeepEqual(one, other));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return { removed: without(before, after), added: without(after, before) };
}
