import type { ClaimDocument } from "@/lib/claims/schema";
import { type Day, lastDay } from "@/lib/dates/partial-date";
import type { FacilityFilter, StatusWord } from "@/lib/facilities/filter";
import type { SourceDocument } from "@/lib/sources/schema";

/** The facts of a claim that its scope and its date are read from. */
export type ClaimScope = Pick<ClaimDocument, "kinds" | "area_codes" | "statuses" | "programme_code" | "measure" | "as_of" | "is_target">;

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

/** The last day of the claim's date; without one, of its source's; null when neither is dated. */
export function claimDay(claim: Pick<ClaimScope, "as_of">, source: Pick<SourceDocument, "published_on"> | undefined): ClaimDay | null {
  if (claim.as_of !== null) return { day: lastDay(claim.as_of), basis: "claim" };
  const published = source?.published_on ?? null;
  return published === null ? null : { day: lastDay(published), basis: "source" };
}

/**
 * The day by which a promise was to be kept, where it was said: a target's date that lies after its source's. A
 * target dated like its source carries the day on which it was made; of one without a dated source nothing is known.
 */
export function dueDay(claim: Pick<ClaimScope, "as_of" | "is_target">, source: Pick<SourceDocument, "published_on"> | undefined): Day | null {
  if (!claim.is_target || claim.as_of === null) return null;
  const due = lastDay(claim.as_of);
  const published = source?.published_on ?? null;
  return published !== null && due > lastDay(published) ? due : null;
}
