import { STATUS_WORDS } from "@/lib/facilities/filter";
import { AUDIENCES, BODY_ROLES, FACILITY_KINDS, OWNERSHIPS, PRECISIONS, SHIFTS } from "@/lib/facilities/schema";

/** The parameters that have a short vocabulary, each with its words. */
export const FACET_WORDS = {
  status: STATUS_WORDS,
  kind: FACILITY_KINDS,
  shift: SHIFTS,
  audience: AUDIENCES,
  role: BODY_ROLES,
  ownership: OWNERSHIPS,
  precision: PRECISIONS,
} as const;
/** Those that take codes of records. */
export const FACET_CODES = ["area", "body", "programme"] as const;

/** A facet of the filter: what could be chosen instead of what is, and how many that would give. */
export type FacetName = keyof typeof FACET_WORDS | (typeof FACET_CODES)[number];
export type FacetCount = { value: string; count: number };
export type Facets = Record<FacetName, FacetCount[]> & { contested: FacetCount[] };
