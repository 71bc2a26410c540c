import type { Delivery } from "@/lib/agreements/delivery";
import type { AgreementDocument } from "@/lib/agreements/schema";
import type { Column } from "@/lib/records/columns";

/** An agreement in lists and files: the package's public columns in its order, its parties, then promised and delivered. */
export type AgreementRow = Omit<AgreementDocument, "citations" | "promised_kinds" | "facilities" | "parties"> &
  Delivery & {
    promised_kind: string[];
    /** `role:CODE` each. */
    parties: string[];
    facility_refs: string[];
    /** The names of its parties, for the search; no column. */
    names: string[];
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
  { name: "due_on", type: "date", derived: false },
  { name: "area_codes", type: "list", derived: false },
  { name: "parties", type: "list", derived: true },
  { name: "facility_refs", type: "list", derived: true },
  { name: "promised", type: "integer", derived: true },
  { name: "listed", type: "integer", derived: true },
  { name: "open", type: "integer", derived: true },
  { name: "days_since_signing", type: "integer", derived: true },
  { name: "last_report_on", type: "date", derived: true },
  { name: "overdue", type: "text", derived: true, words: "overdue" },
];

/** The columns that the table shows until others are chosen. */
export const AGREEMENT_TABLE_COLUMNS: readonly (keyof AgreementRow)[] = [
  "title",
  "signed_on",
  "promised",
  "listed",
  "open",
  "overdue",
];

/** The codes of an agreement's parties. */
export const partyCodes = ({ parties }: Pick<AgreementRow, "parties">): string[] =>
  parties.map((party) => party.split(":")[1] ?? "");
