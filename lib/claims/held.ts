import type { CountingRule } from "@/lib/claims/scope";
import type { Judgement } from "@/lib/claims/verdict";
import type { Day } from "@/lib/dates/partial-date";
import type { FacilityFilter } from "@/lib/facilities/filter";

/** A claim held against the list. Numbers are null where there is nothing to count, never a zero that looks like a finding. */
export type Reconciliation = Judgement & {
  /** The scope as a canonical query, without a day; null when there is none. */
  scope: string | null;
  counted: CountingRule["counted"];
  /** The day compared, and whether the claim or its source gives it; null when neither is dated. */
  on: Day | null;
  on_basis: "claim" | "source" | null;
  due: Day | null;
  listed: number | null;
  listed_today: number | null;
  /** Listed less claimed; null where nothing is judged, as of a promise that is not due. */
  difference: number | null;
  /** The table with exactly the facilities counted: on the claim's day, and today. */
  address: string | null;
  address_today: string | null;
};

/** The scope on the claim's day and on the day of the moment, as the filters of the table. */
export type ComparedFilters = { claimed: FacilityFilter | null; today: FacilityFilter | null };
