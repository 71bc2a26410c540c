import type { Document } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";

/** A field that both sides changed, and not to the same. Somebody chooses by hand. */
export type Conflict = { field: string; base: unknown; theirs: unknown; yours: unknown };

export type Merged = {
  /** Base with both sides' changes; a conflicting field stands as theirs until somebody chooses. */
  document: Document;
  conflicts: Conflict[];
  /** What the other side changed meanwhile, and what this side wants changed. */
  theirs: string[];
  yours: string[];
};

/** The entries of a list merged: what either side took away is gone, what either side added is there. */
function mergeEntries(base: readonly unknown[], theirs: readonly unknown[], yours: readonly unknown[]): unknown[] {
  const has = (list: readonly unknown[], entry: unknown) => list.some((one) => isDeepEqual(one, entry));
  const kept = theirs.filter((entry) => !has(base, entry) || has(yours, entry));
  return [...kept, ...yours.filter((entry) => !has(base, entry) && !has(theirs, entry))];
}

/** Lists whose order means something are not merged entry by entry. */
const ORDERED = new Set(["functions"]);

/** Two sides that added to a list, or took from it, without touching the same entry do not conflict. */
function mergeLists(field: string, base: unknown, theirs: unknown, yours: unknown): unknown[] | null {
  if (ORDERED.has(field) || !Array.isArray(base) || !Array.isArray(theirs) || !Array.isArray(yours)) return null;
  const removed = (side: unknown[]) => base.filter((entry) => !side.some((one) => isDeepEqual(one, entry)));
  // Both took the same entry away, perhaps to write it differently: that is for a person to see.
  const both = removed(theirs).some((entry) => removed(yours).some((one) => isDeepEqual(one, entry)));
  return both ? null : mergeEntries(base, theirs, yours);
}

/**
 * Merges two changes of one document field by field: a field that one side changed is that side's; lists are merged
 * by entry; what both changed differently is a conflict. With no change on their side the result is yours.
 */
export function mergeDocuments(base: Document, theirs: Document, yours: Document): Merged {
  const fields = [...new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(yours)])];
  const merged: Merged & { document: Record<string, unknown> } = { document: {}, conflicts: [], theirs: [], yours: [] };
  for (const field of fields) {
    const [was, other, mine] = [base[field] ?? null, theirs[field] ?? null, yours[field] ?? null];
    const [othersChanged, mineChanged] = [!isDeepEqual(was, other), !isDeepEqual(was, mine)];
    if (othersChanged) merged.theirs.push(field);
    if (mineChanged) merged.yours.push(field);
    if (!mineChanged || isDeepEqual(other, mine)) merged.document[field] = other;
    else if (!othersChanged) merged.document[field] = mine;
    else {
      const list = mergeLists(field, was, other, mine);
      merged.document[field] = list ?? other;
      if (list === null) merged.conflicts.push({ field, base: was, theirs: other, yours: mine });
    }
  }
  return merged;
}
