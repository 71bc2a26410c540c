import type { Reconciliation } from "@/lib/claims/held";
import type { Said } from "@/lib/claims/said";
import type { ClaimDocument } from "@/lib/claims/schema";
import type { Column } from "@/lib/records/columns";

/** A claim in lists and files: the package's public columns in its order, then what holding it against the list gave. */
export type ClaimRow = Omit<ClaimDocument, "citations"> &
  Omit<Reconciliation, "on" | "on_basis" | "due"> &
  Pick<Said, "witness"> & {
    compared_on: string | null;
    compared_basis: "claim" | "source" | null;
    due_on: string | null;
    /** When it was said, at the precision known. */
    said_on: string | null;
    /** The ref of a claim that it repeats from the same release: one witness. */
    copy_of: string | null;
    /** The refs of claims that it does not go together with. */
    contradicts: string[];
    /** Its areas and all above them; no column. */
    area_path: string[];
    /** The names behind its codes, for the search; no column. */
    names: string[];
  };

export const CLAIM_COLUMNS: readonly Column<ClaimRow>[] = [
  { name: "ref", type: "text", derived: false },
  { name: "speaker_body_code", type: "text", derived: false },
  { name: "programme_code", type: "text", derived: false },
  { name: "measure", type: "text", derived: false, words: "measure" },
  { name: "kinds", type: "list", derived: false, words: "kind" },
  { name: "area_codes", type: "list", derived: false },
  { name: "statuses", type: "list", derived: false, words: "status" },
  { name: "value", type: "number", derived: false },
  { name: "value_text", type: "text", derived: false },
  { name: "qualifier", type: "text", derived: false, words: "qualifier" },
  { name: "as_of", type: "date", derived: false },
  { name: "is_target", type: "boolean", derived: false },
  { name: "source_id", type: "text", derived: false },
  { name: "paraphrase", type: "text", derived: false },
  { name: "said_on", type: "date", derived: true },
  { name: "due_on", type: "date", derived: true },
  { name: "scope", type: "text", derived: true },
  { name: "counted", type: "text", derived: true, words: "counted" },
  { name: "compared_on", type: "date", derived: true },
  { name: "compared_basis", type: "text", derived: true, words: "comparedBasis" },
  { name: "listed", type: "integer", derived: true },
  { name: "difference", type: "number", derived: true },
  { name: "listed_today", type: "integer", derived: true },
  { name: "verdict", type: "text", derived: true, words: "verdict" },
  { name: "reason", type: "text", derived: true, words: "verdictReason" },
  { name: "copy_of", type: "text", derived: true },
  { name: "contradicts", type: "list", derived: true },
  { name: "address", type: "text", derived: true },
  { name: "address_today", type: "text", derived: true },
];

/** The columns that the table shows until others are chosen. */
export const CLAIM_TABLE_COLUMNS: readonly (keyof ClaimRow)[] = [
  "paraphrase",
  "value",
  "listed",
  "difference",
  "listed_today",
  "verdict",
];
