import type { FacilityDocument } from "@/lib/facilities/schema";
import type { FACILITY_STEPS } from "@/lib/paths";

export const PAIR_DECISIONS = ["undecided", "same", "different"] as const;
export type PairDecision = (typeof PAIR_DECISIONS)[number];

/** One of a pair as somebody may see it: published, or still a proposal. */
export type Half = { ref: string; number: number; published: boolean; document: FacilityDocument };

/** Two records that may be one facility, and what was said of it. */
export type Pair = {
  one: Half;
  other: Half;
  reason: string;
  decision: PairDecision;
  decidedReason: string | null;
  decidedAt: Date | null;
  metres: number | null;
};

/** What else can be done with a facility but editing it. */
export type FacilityStep = (typeof FACILITY_STEPS)[number];

/** A facility of which a step is asked, as it is published. */
export type Stepped = { step: FacilityStep; ref: string; version: number; document: FacilityDocument };
