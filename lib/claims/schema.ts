import { z } from "zod";
import { PartialDate } from "@/lib/dates/partial-date";
import { EVENT_STATUSES, FACILITY_KINDS, QUALIFIERS } from "@/lib/facilities/schema";
import { Citation, Code, Text } from "@/lib/records/schema";

export const CLAIM_MEASURES = [
  "facilities",
  "coverage_percent",
  "area_sqft",
  "people_trained",
  "people_certified",
  "internships",
  "people_employed",
  "women_share_percent",
  "companies_hosted",
  "companies_certified",
  "startups_incubated",
  "startups_graduated",
  "jobs_created",
  "jobs_expected",
  "freelancers_supported",
  "allocated_pkr",
  "approved_cost_pkr",
  "utilised_pkr",
  "foreign_exchange_usd",
  "domestic_revenue_usd",
  "export_potential_usd",
  "progress_percent",
  "projects_completed",
  "agreements_signed",
  "police_stations_digitalised",
] as const;

export const ClaimDocument = z.strictObject({
  ref: Code,
  speaker_body_code: Code.nullable(),
  programme_code: Code.nullable(),
  measure: z.enum(CLAIM_MEASURES),
  kinds: z.array(z.enum(FACILITY_KINDS)),
  area_codes: z.array(Code),
  statuses: z.array(z.enum(EVENT_STATUSES)),
  value: z.number().nullable(),
  value_text: Text.nullable(),
  qualifier: z.enum(QUALIFIERS),
  as_of: PartialDate.nullable(),
  is_target: z.boolean(),
  source_id: Code,
  paraphrase: Text.max(160),
  citations: z.array(Citation),
});
export type ClaimDocument = z.output<typeof ClaimDocument>;
