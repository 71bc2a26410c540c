import type { AgreementRow } from "@/lib/agreements/columns";
import type { AgreementDocument } from "@/lib/agreements/schema";
import type { ClaimsBeside } from "@/lib/claims/detail";
import type { SourceDocument } from "@/lib/sources/schema";

/** Everything that the page of an agreement says. */
export type AgreementDetail<Facility> = {
  record: { version: number; document: AgreementDocument };
  row: AgreementRow;
  /** The facilities that came of it, as they stand on the day. */
  facilities: Facility[];
  sources: Record<string, SourceDocument>;
  /** The claims that rest on its sources. */
  claims: ClaimsBeside;
};
