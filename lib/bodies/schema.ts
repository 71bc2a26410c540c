import { z } from "zod";
import { Citation, Code, Link, Text } from "@/lib/records/schema";

export const BODY_KINDS = [
  "federal_ministry",
  "federal_agency",
  "federal_company",
  "military",
  "military_telecom",
  "provincial_government",
  "provincial_department",
  "provincial_board",
  "provincial_agency",
  "regional_government",
  "regional_department",
  "regional_agency",
  "local_government",
  "university",
  "college",
  "school",
  "company",
  "trust",
  "business_association",
  "foreign_lender",
  "international_organisation",
  "local_organisation",
] as const;

export const BodyDocument = z.strictObject({
  code: Code,
  name: Text,
  short_name: Text.nullable(),
  name_ur: Text.nullable(),
  kind: z.enum(BODY_KINDS),
  parent_code: Code.nullable(),
  website: Link.nullable(),
  note: Text.nullable(),
  citations: z.array(Citation),
});
export type BodyDocument = z.output<typeof BodyDocument>;
