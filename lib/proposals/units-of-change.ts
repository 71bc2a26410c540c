import { type FieldReview, type UnitReview, unitOf } from "@/lib/proposals/units";
import { type Document, differenceOf, entryDifference } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import { mergeDocuments } from "@/lib/records/merge";
import type { Citation } from "@/lib/records/schema";

const citationsOf = (document: Document | null): Citation[] =>
  Array.isArray(document?.citations) ? (document.citations as Citation[]) : [];

/** Citations that go with a field that changes are shown there; the rest are a change of their own. */
function citesOthers(before: Document | null, after: Document, changed: ReadonlySet<string>) {
  const { added, removed } = entryDifference(citationsOf(before), citationsOf(after));
  const isOther = (entry: unknown) => !changed.has((entry as Citation).field);
  return [...added, ...removed].some(isOther);
}

function toUnits(fields: readonly FieldReview[], rests: readonly Citation[], leftOut: readonly string[]): UnitReview[] {
  const units = [...new Set(fields.map(({ field }) => unitOf(field)))];
  return units.map((unit) => {
    const own = fields.filter(({ field }) => unitOf(field) === unit);
    return {
      unit,
      fields: own,
      conflict: own.some(({ conflict }) => conflict),
      rests: rests.filter(({ field }) => unitOf(field) === unit),
      leftOut: own.every(({ field }) => leftOut.includes(field)),
    };
  });
}

/**
 * What a proposal would change of one record, unit by unit. `base` is what its author saw, `current` what the register
 * says now (the same, for one that was decided). Where both differ, changes of both sides are held side by side.
 */
export function unitsOfChange(
  base: Document | null,
  current: Document | null,
  document: Document,
  leftOut: readonly string[] = [],
): { units: UnitReview[]; meanwhile: string[] } {
  const isStale = !isDeepEqual(base, current);
  const merged = isStale && current ? mergeDocuments(base ?? {}, current, document) : null;
  const conflicts = new Set(merged?.conflicts.map(({ field }) => field));
  const wanted = merged ? { ...merged.document } : { ...document };
  for (const { field, yours } of merged?.conflicts ?? []) wanted[field] = yours;
  const differences = differenceOf(current, wanted);
  const changed = new Set(differences.map(({ field }) => field).filter((field) => field !== "citations"));
  const others = citesOthers(current, wanted, changed);
  const fields = differences.flatMap(({ field, before, after }): FieldReview[] => {
    if (field === "citations" && !others && !conflicts.has(field)) return [];
    const theirs = merged?.theirs.includes(field) ? { base: base?.[field] ?? null } : {};
    return [{ field, before, after, conflict: conflicts.has(field), ...theirs }];
  });
  const meanwhile = (merged?.theirs ?? []).filter((field) => !changed.has(field) && field !== "citations");
  return { units: toUnits(fields, citationsOf(wanted), leftOut), meanwhile };
}
