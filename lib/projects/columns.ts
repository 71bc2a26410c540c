import type { ProjectDocument } from "@/lib/projects/schema";
import type { Column } from "@/lib/records/columns";

/** A project in lists and files: the package's public columns in its order, its money in rupees, then its facilities. */
export type ProjectRow = Omit<ProjectDocument, "citations" | "funding" | "facilities"> & {
  /** `fiscal_year_from/fiscal_year_to/measure/amount_pkr/source_id` each. */
  funding: string[];
  facility_refs: string[];
  listed: number;
  open: number;
  /** The names of its lead body, for the search; no column. */
  names: string[];
};

export const PROJECT_COLUMNS: readonly Column<ProjectRow>[] = [
  { name: "ref", type: "text", derived: false },
  { name: "title", type: "text", derived: false },
  { name: "lead_body_code", type: "text", derived: false },
  { name: "status", type: "text", derived: false, words: "projectStatus" },
  { name: "start_on", type: "date", derived: false },
  { name: "end_on", type: "date", derived: false },
  { name: "outputs", type: "text", derived: false },
  { name: "is_aggregate", type: "boolean", derived: false },
  { name: "parent_ref", type: "text", derived: false },
  { name: "source_id", type: "text", derived: false },
  { name: "funding", type: "list", derived: true },
  { name: "facility_refs", type: "list", derived: true },
  { name: "listed", type: "integer", derived: true },
  { name: "open", type: "integer", derived: true },
];

/** The columns that the table shows until others are chosen. */
export const PROJECT_TABLE_COLUMNS: readonly (keyof ProjectRow)[] = [
  "title",
  "lead_body_code",
  "status",
  "funding",
  "listed",
  "open",
];
