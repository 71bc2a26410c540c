import type { Typed } from "@/lib/editing/schema";
import { type Document, differenceOf, entryDifference } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import { needsNoWitness } from "@/lib/records/evidence";
import type { Citation } from "@/lib/records/schema";

/** What new values rest on, unless their own row says otherwise. */
export type Rest = { source_id: string; phrase: string | null };

/** The field under which a source supports a record as a whole, or an earlier state of it. */
export const WHOLE = "record";

const citationsOf = (document: Document | null): Citation[] =>
  Array.isArray(document?.citations) ? (document.citations as Citation[]) : [];
const citationsFor = (document: Document | null, field: string) =>
  citationsOf(document).filter((citation) => citation.field === field);
const isBlank = (value: unknown) =>
  value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
/** Lists whose entries say themselves what they rest on. */
const carriesSources = (value: unknown) =>
  Array.isArray(value) && value.some((entry) => typeof entry === "object" && entry !== null && "source_id" in entry);

/** The new values that a form says nothing new of: each needs a source, and so far rests on one for what it was. */
export function findUncited(before: Document | null, after: Document): string[] {
  if (typeof after.source_id === "string" || !("citations" in after)) return [];
  return differenceOf(before, after).flatMap(({ field, after: is }) => {
    if (field === "citations" || needsNoWitness(field) || isBlank(is) || Array.isArray(is)) return [];
    return isDeepEqual(citationsFor(before, field), citationsFor(after, field)) ? [field] : [];
  });
}

/** The one source that a document cites for fields and that the record did not before; null where there are several. */
export function findRest(before: Document | null, after: Document): string | null {
  const { added } = entryDifference(citationsOf(before), citationsOf(after));
  const cited = (added as Citation[]).filter(({ field }) => field !== WHOLE);
  const [only, ...others] = new Set(cited.map(({ source_id }) => source_id));
  return others.length === 0 ? (only ?? null) : null;
}

/**
 * A document whose new values rest on one source: rows that name none get it, other values are cited for it. What a
 * value was cited for before it changed supports the record's earlier state from now on.
 */
export function restOn(before: Document | null, after: Typed, { source_id, phrase }: Rest): Typed {
  const rested: Typed = { ...after };
  for (const { field, before: was, after: is } of differenceOf(before, after)) {
    if (field === "citations" || needsNoWitness(field) || !carriesSources(is)) continue;
    const { added } = entryDifference(Array.isArray(was) ? was : [], is as unknown[]);
    rested[field] = (is as Typed[]).map((entry) =>
      entry.source_id === null && entry.language !== "ur" && added.includes(entry) ? { ...entry, source_id } : entry,
    );
  }
  if (!("citations" in after)) return rested;
  const cited = new Set(findUncited(before, after));
  const stays = citationsOf(after).filter(({ field }) => !cited.has(field));
  const known = new Set(stays.filter(({ field }) => field === WHOLE).map((citation) => citation.source_id));
  const earlier = citationsOf(after).flatMap((citation): Citation[] => {
    if (!cited.has(citation.field) || citation.source_id === source_id || known.has(citation.source_id)) return [];
    known.add(citation.source_id);
    return [{ ...citation, field: WHOLE }];
  });
  const now = [...cited].map((field): Citation => ({ field, source_id, phrase, note: null }));
  return { ...rested, citations: [...stays, ...earlier, ...now] };
}
