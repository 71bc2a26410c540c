import type { ClaimDocument } from "@/lib/claims/schema";
import { type Day, firstDay, lastDay } from "@/lib/dates/partial-date";
import type { FacilityFilter, StatusWord } from "@/lib/facilities/filter";
import type { SourceDocument } from "@/lib/sources/schema";

/** The facts of a claim that its scope and its date are read from. */
export type ClaimScope = Pick<
  ClaimDocument,
  "kinds" | "area_codes" | "statuses" | "programme_code" | "measure" | "as_of" | "is_target"
>;

/** How a claim is counted: what one is, and, where a reader asks for it, other statuses or without the programme. */
export type CountingRule = { counted: "sites" | "functions"; status?: StatusWord[]; programme?: "any" };

export const CLAIM_RULE: CountingRule = { counted: "sites" };

/**
 * A claim's scope as a filter of the register (design section 2, 'reconciliation'): an empty part does not restrict.
 * Null when it counts something else than facilities, or names nothing to count by.
 */
export function claimScope(claim: ClaimScope, rule: CountingRule = CLAIM_RULE): FacilityFilter | null {
  const { kinds, area_codes, statuses, programme_code } = claim;
  const scoped = kinds.length + area_codes.length + statuses.length > 0 || programme_code !== null;
  if (claim.measure !== "facilities" || !scoped) return null;
  const status = rule.status ?? statuses;
  return {
    ...(kinds.length ? { kind: [...kinds].sort() } : {}),
    ...(area_codes.length ? { area: [...area_codes].sort() } : {}),
    ...(status.length ? { status: [...status].sort() } : {}),
    ...(programme_code !== null && rule.programme !== "any" ? { programme: [programme_code] } : {}),
  };
}

/** The day a claim is held against, and whether the claim or only its source gives it. */
export type ClaimDay = { day: Day; basis: "claim" | "source" };

type Dated = Pick<ClaimScope, "as_of">;
type Source = Pick<SourceDocument, "published_on"> | undefined;

/** The last day of the claim's date; without one, of its source's; null when neither is dated. */
export function claimDay(claim: Dated, source: Source): ClaimDay | null {
  if (claim.as_of !== null) return { day: lastDay(claim.as_of), basis: "claim" };
  const published = source?.published_on ?? null;
  return published === null ? null : { day: lastDay(published), basis: "source" };
}

/**
 * When a claim was said, at the precision known: a result at its own date, a promise when its source was published.
 * Of a source without a date the earliest date that any of its claims carries is taken. Null when nothing is known.
 */
export function saidOn(
  claim: Pick<ClaimScope, "as_of" | "is_target">,
  source: Source,
  ofSameSource: readonly Dated[],
): string | null {
  const published = source?.published_on ?? null;
  if (!claim.is_target) return claim.as_of ?? published;
  const dates = ofSameSource.flatMap(({ as_of }) => as_of ?? []);
  return published ?? dates.sort((one, other) => firstDay(one).localeCompare(firstDay(other)))[0] ?? null;
}

/**
 * The day by which a promise was to be kept, where it was said: a target's date that lies after the day it was said
 * on. A target dated like its source carries the day on which it was made.
 */
export function dueDay(claim: Pick<ClaimScope, "as_of" | "is_target">, said: string | null): Day | null {
  if (!claim.is_target || claim.as_of === null || said === null) return null;
  const due = lastDay(claim.as_of);
  return due > lastDay(said) ? due : null;
}
