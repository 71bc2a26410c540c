import type { Column } from "@/lib/records/columns";

/** One field of one facility that says something else at the later moment; one row for a facility that came or went. */
export type DifferenceRow = {
  ref: string;
  name: string;
  name_ur: string | null;
  /** `unlisted`: it is in the register and not in this list any more. */
  action: "added" | "changed" | "retracted" | "merged" | "unlisted";
  successor: string | null;
  field: string | null;
  before: string | null;
  after: string | null;
};

export const DIFFERENCE_COLUMNS: readonly Column<DifferenceRow>[] = [
  { name: "ref", type: "text", derived: true },
  { name: "name", type: "text", derived: true },
  { name: "name_ur", type: "text", derived: true },
  { name: "action", type: "text", derived: true },
  { name: "successor", type: "text", derived: true },
  { name: "field", type: "text", derived: true },
  { name: "before", type: "text", derived: true },
  { name: "after", type: "text", derived: true },
];
