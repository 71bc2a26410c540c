import { type Document, differenceOf, entryDifference } from "@/lib/records/difference";
import type { Citation } from "@/lib/records/schema";

/** A new value that nothing is said to rest on; `entry` is the place in a list, counted from one. */
export type Unsourced = { field: string; entry?: number };

// What needs no witness: the record's own names for itself, our judgement and rendering (design 3.7), editors' notes.
const OWN = new Set([
  "ref",
  "code",
  "id",
  "slug",
  "name_ur",
  "ownership",
  "summary",
  "internal_note",
  "note",
  "citations",
  "confirmed_on",
  "place_contested",
  "location_precision",
  "lat",
  "lon",
  "aliases",
  "status",
  "level",
  "parent_code",
]);

/** Says whether a field is the register's own word for something, which no document has to state. */
export const needsNoWitness = (field: string): boolean => OWN.has(field);

const isBlank = (value: unknown) => value === null || value === undefined || value === "" || value === false;

/**
 * The changed values of a document that no source is named for: a new value without a source cannot be published.
 * An entry of a list carries its own source; any other field is named by a citation, or the record as a whole is.
 * A source itself needs none, nor do the areas, which follow official lists.
 */
export function findUnsourced(kind: string, before: Document | null, after: Document): Unsourced[] {
  if (kind === "source" || kind === "area") return [];
  const citations = (after.citations ?? []) as Citation[];
  const cited = new Set(citations.map(({ field }) => field));
  const own = typeof after.source_id === "string";
  return differenceOf(before, after).flatMap(({ field, before: was, after: is }): Unsourced[] => {
    if (needsNoWitness(field) || isBlank(is) || own) return [];
    if (Array.isArray(is)) {
      const { added } = entryDifference(Array.isArray(was) ? was : [], is);
      return added.flatMap((entry) => {
        const row = entry as Record<string, unknown>;
        const carries = typeof entry === "object" && entry !== null && "source_id" in row;
        return carries && row.source_id === null && row.language !== "ur"
          ? [{ field, entry: is.indexOf(entry) + 1 }]
          : [];
      });
    }
    return cited.has(field) || (before === null && cited.has("record")) ? [] : [{ field }];
  });
}
