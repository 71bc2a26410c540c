import type { z } from "zod";
import { AgreementDocument } from "@/lib/agreements/schema";
import { AreaDocument } from "@/lib/areas/schema";
import { BodyDocument } from "@/lib/bodies/schema";
import { ClaimDocument } from "@/lib/claims/schema";
import { FacilityDocument } from "@/lib/facilities/schema";
import { ProgrammeDocument } from "@/lib/programmes/schema";
import { ProjectDocument } from "@/lib/projects/schema";
import type { RecordKind } from "@/lib/records/schema";
import { SourceDocument } from "@/lib/sources/schema";

/** The schema of each kind of record as a document, and the field that is its key. */
export const RECORD_SCHEMAS = {
  facility: { schema: FacilityDocument, key: "ref" },
  body: { schema: BodyDocument, key: "code" },
  programme: { schema: ProgrammeDocument, key: "code" },
  source: { schema: SourceDocument, key: "id" },
  area: { schema: AreaDocument, key: "code" },
  agreement: { schema: AgreementDocument, key: "ref" },
  project: { schema: ProjectDocument, key: "ref" },
  claim: { schema: ClaimDocument, key: "ref" },
} as const satisfies Record<RecordKind, { schema: z.ZodType; key: string }>;
