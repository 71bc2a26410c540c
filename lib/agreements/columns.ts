import type { AgreementDocument } from "@/lib/agreements/schema";
import type { Column } from "@/lib/records/columns";

/** An agreement in lists and files: the package's public columns in its order, its parties, then promised and delivered. */
export type AgreementRow = Omit<AgreementDocument, "citations" | "promised_kinds" | "facilities" | "parties"> & {
  promised_kind: string[];
  /** `role:CODE` each. */
  parties: string[];
  facility_refs: string[];
  promised: number | null;
  listed: number;
  open: number;
  days_since_signing: number | null;
  last_report_on: string | null;
  /** `no_report`: short of what was promised and nothing reported for 730 days; `no`; `unknown` where nothing can be said. */
  overdue: "no_report" | "no" | "unknown";
};

export const AGREEMENT_COLUMNS: readonly Column<AgreementRow>[] = [
  { name: "ref", type: "text", derived: false },
  { name: "title", type: "text", derived: false },
  { name: "kind", type: "text", derived: false, words: "agreementKind" },
  { name: "signed_on", type: "date", derived: false },
  { name: "scope", type: "text", derived: false },
  { name: "promised_kind", type: "list", derived: false, words: "kind" },
  { name: "promised_count", type: "integer", derived: false },
  { name: "source_id", type: "text", derived: false },
  { name: "parties", type: "list", derived: true },
  { name: "facility_refs", type: "list", derived: true },
  { name: "promised", type: "integer", derived: true },
  { name: "listed", type: "integer", derived: true },
  { name: "open", type: "integer", derived: true },
  { name: "days_since_signing", type: "integer", derived: true },
  { name: "last_report_on", type: "date", derived: true },
  { name: "overdue", type: "text", derived: true },
];
