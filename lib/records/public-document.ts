import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";

/** What the register keeps to itself: notes of editors, and marks of its own. */
const HIDDEN: Partial<Record<RecordKind, readonly string[]>> = { facility: ["internal_note", "slug", "synthetic"] };

/** Lists whose entries are nothing without their source. */
const RESTING = new Set(["citations", "measures", "funding"]);

type Sourced = { source_id?: string | null };
const isSourced = (entry: unknown): entry is Sourced =>
  typeof entry === "object" && entry !== null && "source_id" in entry;

/** A record's document as the public may see it: nothing that is for editors, no mention of a source that may not be cited. */
export function publicDocument(kind: RecordKind, document: Document, citable: { has(id: string): boolean }): Document {
  const hidden = HIDDEN[kind] ?? [];
  const isOpen = ({ source_id: id }: Sourced) => id === null || id === undefined || citable.has(id);
  const shown = Object.entries(document).flatMap(([field, value]): [string, unknown][] => {
    if (hidden.includes(field)) return [];
    if (!Array.isArray(value)) return [[field, value]];
    const entries = value.flatMap((entry) => {
      if (!isSourced(entry) || isOpen(entry)) return [entry];
      return RESTING.has(field) ? [] : [{ ...entry, source_id: null }];
    });
    return [[field, entries]];
  });
  return Object.fromEntries(shown);
}
