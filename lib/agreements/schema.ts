import { z } from "zod";
import { PartialDate } from "@/lib/dates/partial-date";
import { FacilityRef } from "@/lib/facilities/ref";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { Citation, Code, Text } from "@/lib/records/schema";

export const AGREEMENT_KINDS = ["mou", "letter_of_intent", "contract", "loan", "understanding"] as const;
export const PARTY_ROLES = [
  "signatory",
  "party",
  "named_by_some",
  "contractor",
  "lender",
  "beneficiary",
  "executing_agency",
  "host",
] as const;

export const AgreementDocument = z.strictObject({
  ref: Code,
  title: Text,
  kind: z.enum(AGREEMENT_KINDS),
  signed_on: PartialDate.nullable(),
  scope: Text.nullable(),
  promised_kinds: z.array(z.enum(FACILITY_KINDS)),
  promised_count: z.int().min(0).nullable(),
  /** By when it was to be done, and where; null and empty where no source states them, as in the package that ships. */
  due_on: PartialDate.nullable().default(null),
  area_codes: z.array(Code).default([]),
  source_id: Code,
  parties: z.array(z.strictObject({ body_code: Code, role: z.enum(PARTY_ROLES) })),
  facilities: z.array(FacilityRef),
  citations: z.array(Citation),
});
export type AgreementDocument = z.output<typeof AgreementDocument>;
