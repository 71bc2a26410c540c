import { z } from "zod";
import { PartialDate } from "@/lib/dates/partial-date";
import { FacilityRef } from "@/lib/facilities/ref";
import { Citation, Code, Text } from "@/lib/records/schema";

export const PROJECT_STATUSES = ["proposed", "announced", "in_progress", "launched", "completed", "unknown"] as const;
export const FUNDING_MEASURES = ["allocated", "approved_cost", "released", "utilised"] as const;

/** A fiscal year of Pakistan, July to June: `2023-24`. */
export const FiscalYear = z.string().regex(/^\d{4}-\d{2}$/, "must be a fiscal year like 2023-24");

export const ProjectDocument = z.strictObject({
  ref: Code,
  title: Text,
  lead_body_code: Code.nullable(),
  status: z.enum(PROJECT_STATUSES),
  start_on: PartialDate.nullable(),
  end_on: PartialDate.nullable(),
  outputs: Text.nullable(),
  is_aggregate: z.boolean(),
  parent_ref: Code.nullable(),
  source_id: Code,
  funding: z.array(
    z.strictObject({
      fiscal_year_from: FiscalYear,
      fiscal_year_to: FiscalYear.nullable(),
      measure: z.enum(FUNDING_MEASURES),
      amount_pkr: z.int().min(0),
      source_id: Code,
    }),
  ),
  facilities: z.array(FacilityRef),
  citations: z.array(Citation),
});
export type ProjectDocument = z.output<typeof ProjectDocument>;
