import { TALLY_COLUMNS, type Tally } from "@/lib/facilities/tally-columns";
import type { ProgrammeDocument } from "@/lib/programmes/schema";
import type { Column } from "@/lib/records/columns";

/** A programme in lists and files: the package's public columns in its order, then its counts. */
export type ProgrammeRow = Omit<ProgrammeDocument, "citations"> & Tally;

export const PROGRAMME_COLUMNS: readonly Column<ProgrammeRow>[] = [
  { name: "code", type: "text", derived: false },
  { name: "name", type: "text", derived: false },
  { name: "body_code", type: "text", derived: false },
  { name: "note", type: "text", derived: false },
  ...TALLY_COLUMNS,
];

/** The columns that the table shows. */
export const PROGRAMME_TABLE_COLUMNS: readonly (keyof ProgrammeRow)[] = [
  "name",
  ...TALLY_COLUMNS.map(({ name }) => name),
];
