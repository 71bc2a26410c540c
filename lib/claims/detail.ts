import type { Covered } from "@/lib/areas/detail";
import type { ClaimRow } from "@/lib/claims/columns";
import type { Contradiction } from "@/lib/claims/contradictions";
import type { ClaimDocument } from "@/lib/claims/schema";
import type { CountingRule } from "@/lib/claims/scope";
import type { ClaimSeries } from "@/lib/claims/series";
import type { OurSum } from "@/lib/claims/sums";
import type { KnownContradiction } from "@/lib/contradictions/known";
import type { Day } from "@/lib/dates/partial-date";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Headline } from "@/lib/facilities/tally-columns";
import type { SourceDocument } from "@/lib/sources/schema";

/** The facilities that a scope counts on a day. */
export type Counted<Facility> = { filter: FacilityFilter; rows: Facility[] };

/** How far an area that a claim says is covered has such facilities, tehsil by tehsil, on a day. */
export type ClaimCoverage = { day: Day; covered: Covered };

/** Everything that the page of a claim says, and its file. */
export type ClaimDetail<Facility> = {
  record: { version: number; updated_at: string; document: ClaimDocument };
  /** The rule that it is counted by; its own statuses are no other rule. */
  rule: CountingRule;
  row: ClaimRow;
  sources: Record<string, SourceDocument>;
  /** On the claim's day, and today; null where nothing can be counted. */
  counted: { claimed: Counted<Facility> | null; today: Counted<Facility> | null };
  /** The scope without its statuses, by status group, on the claim's day: what is there, but not as claimed. */
  states: { filter: FacilityFilter; headline: Headline } | null;
  /** What can be checked of a claim that an area is covered; empty for others. */
  coverage: ClaimCoverage[];
  /** The claims of its programme, or of its speaker where it names none, on its measure; its own series first. */
  series: ClaimSeries<ClaimRow>[];
  /** The query of the ledger that lists the claims of the series; null where nothing names them. */
  seriesQuery: string | null;
  /** Sums of ours in which it takes part. */
  sums: OurSum[];
  contradictions: Contradiction[];
  /** Contradictions in names and words that it is part of, and the facilities that they name, by ref. */
  known: KnownContradiction[];
  named: ReadonlyMap<string, Facility>;
  /** The claims that contradictions, sums and copies name, by ref. */
  others: ReadonlyMap<string, ClaimRow>;
};

/** The claims that stand beside another record, what does not go together among them, and all claims by ref. */
export type ClaimsBeside = {
  rows: ClaimRow[];
  contradictions: Contradiction[];
  all: ReadonlyMap<string, ClaimRow>;
};
