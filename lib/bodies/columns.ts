import type { BodyDocument } from "@/lib/bodies/schema";
import { TALLY_COLUMNS, type Tally } from "@/lib/facilities/tally-columns";
import type { Column } from "@/lib/records/columns";

/** A body in lists and files: the package's public columns in its order, then its counts. */
export type BodyRow = Omit<BodyDocument, "citations"> & Tally;

export const BODY_COLUMNS: readonly Column<BodyRow>[] = [
  { name: "code", type: "text", derived: false },
  { name: "name", type: "text", derived: false },
  { name: "short_name", type: "text", derived: false },
  { name: "name_ur", type: "text", derived: false },
  { name: "kind", type: "text", derived: false, words: "bodyKind" },
  { name: "parent_code", type: "text", derived: false },
  { name: "website", type: "url", derived: false },
  { name: "note", type: "text", derived: false },
  ...TALLY_COLUMNS,
];

/** The columns that the table shows until others are chosen. */
export const BODY_TABLE_COLUMNS: readonly (keyof BodyRow)[] = ["name", ...TALLY_COLUMNS.map(({ name }) => name)];
