import type { AgreementRow } from "@/lib/agreements/columns";
import type { ClaimRow } from "@/lib/claims/columns";
import type { Contradiction } from "@/lib/claims/contradictions";
import type { ClaimSeries } from "@/lib/claims/series";
import type { Verdict } from "@/lib/claims/verdict";
import type { KnownContradiction } from "@/lib/contradictions/known";
import type { ProjectRow } from "@/lib/projects/columns";

/** What was claimed of a programme over time, and the latest number of its fullest series. */
export type ProgrammeClaims = {
  code: string;
  /** Of numbers of facilities; the fullest series first. */
  series: ClaimSeries<ClaimRow>[];
  /** The latest result of the fullest series; null where none was claimed. */
  latest: ClaimRow | null;
  /** The query of the ledger with exactly the claims of the series. */
  query: string;
};

/** How many of some claims came to which verdict, each with the query of the ledger that lists exactly those. */
export type VerdictCount = { verdict: Verdict; count: number; query: string };

/** The claims, agreements and projects of a body or a programme, and what does not go together among them. */
export type EvidenceSummary = {
  programmes: ProgrammeClaims[];
  verdicts: VerdictCount[];
  /** All its claims, and the query of the ledger that lists them. */
  claims: { total: number; query: string };
  agreements: AgreementRow[];
  projects: ProjectRow[];
  contradictions: Contradiction[];
  known: KnownContradiction[];
  /** All claims by ref, for those that contradictions name. */
  all: ReadonlyMap<string, ClaimRow>;
};

/** What a facility takes part in: claims for its own place, the claims of its programmes, agreements and projects. */
export type FacilityEvidence = {
  claims: ClaimRow[];
  programmes: { code: string; count: number; query: string }[];
  agreements: AgreementRow[];
  projects: ProjectRow[];
  known: KnownContradiction[];
};
