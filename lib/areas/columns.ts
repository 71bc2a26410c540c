import type { AreaDocument } from "@/lib/areas/schema";
import { TALLY_COLUMNS, type Tally } from "@/lib/facilities/tally-columns";
import type { Column } from "@/lib/records/columns";

/** An area in lists and files: the package's public columns in its order, then its counts with all that lies below. */
export type AreaRow = AreaDocument & Tally;

export const AREA_COLUMNS: readonly Column<AreaRow>[] = [
  { name: "code", type: "text", derived: false },
  { name: "level", type: "text", derived: false, words: "areaLevel" },
  { name: "name", type: "text", derived: false },
  { name: "name_ur", type: "text", derived: false },
  { name: "parent_code", type: "text", derived: false },
  { name: "lat", type: "number", derived: false },
  { name: "lon", type: "number", derived: false },
  { name: "aliases", type: "list", derived: false },
  { name: "iso_code", type: "text", derived: false },
  { name: "pbs_code", type: "text", derived: false },
  { name: "ocha_pcode", type: "text", derived: false },
  { name: "map_shape_id", type: "text", derived: false },
  { name: "status", type: "text", derived: false, words: "areaStatus" },
  { name: "note", type: "text", derived: false },
  ...TALLY_COLUMNS,
];

/** The columns that the table shows until others are chosen. */
export const AREA_TABLE_COLUMNS: readonly (keyof AreaRow)[] = ["name", ...TALLY_COLUMNS.map(({ name }) => name)];
