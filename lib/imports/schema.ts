import { FACILITY_COLUMN_NAMES } from "@/lib/facilities/columns";

/** What an import may weigh and hold; said before anything is sent, and named when it is passed. */
export const IMPORT_LIMITS = {
  bytes: 25 * 1024 * 1024,
  rows: 100_000,
  /** A cell longer than this is no value of the register. */
  cell: 10_000,
  columns: 200,
  /** What a spreadsheet may unpack to. */
  sheetBytes: 128 * 1024 * 1024,
  /** What a data package may unpack to. */
  packageBytes: 128 * 1024 * 1024,
  entries: 2000,
} as const;

export const IMPORT_FORMATS = ["csv", "xlsx", "zip"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const IMPORT_STATES = [
  "mapping",
  "comparing",
  "compared",
  "refused",
  "submitted",
  "publishing",
  "published",
  "discarded",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const ROW_OUTCOMES = ["new", "changed", "unchanged", "refused", "aside"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** How many rows of each outcome, and how many new ones wait for a decision about a possible duplicate. */
export type Counts = Record<RowOutcome, number> & { twins: number };

export const noCounts = (): Counts => ({ new: 0, changed: 0, unchanged: 0, refused: 0, aside: 0, twins: 0 });

/** What keeps a compared import from being handed in. */
export type ImportWait = "refused" | "twins" | "nothing";

/** Why a file, a row or a cell cannot be taken; said in words by the messages under `imports.fault`. */
export const FAULTS = [
  "not_utf8",
  "not_csv",
  "not_a_sheet",
  "not_a_package",
  "package_problem",
  "too_big_unpacked",
  "too_many_rows",
  "too_many_columns",
  "no_rows",
  "failed",
  "ragged",
  "long_cell",
  "formula",
  "derived",
  "unknown_ref",
  "gone_ref",
  "merged_ref",
  "twice",
  "not_yours",
  "no_source",
  "cannot_be_cleared",
  "sources_stay",
  "areas_disagree",
  "not_a_number",
  "not_a_function",
  "not_a_role",
  "not_a_word",
  "unknown_code",
  "missing",
  "too_long",
  "hidden_character",
  "out_of_range",
  "half_a_point",
  "vague_point",
  "not_an_address",
  "conflict",
  "wrong",
] as const;
export type FaultName = (typeof FAULTS)[number];

/** Something wrong, by file, row, column and cell where these are known; `value` is what stands there, shortened. */
export type Fault = {
  fault: FaultName;
  file?: string;
  row?: number;
  column?: string;
  /** The cell's address in a spreadsheet, as C7. */
  cell?: string;
  value?: string;
  /** What the checker of a data package says, in English. */
  detail?: string;
};

/** A file, or a part of it, that cannot be taken. */
export class ImportRefused extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ fault, row, column }) => [fault, row, column].filter(Boolean).join(" ")).join("; "));
  }
}

/** The columns that a cell of the file can stand for. */
export const IMPORT_COLUMNS: readonly string[] = FACILITY_COLUMN_NAMES;

/** What an import writes in a cell to empty a field; a blank cell says nothing. */
export const CLEAR = "(clear)";

/** One cell that says something new: what the register says, and what the file says. */
export type CellChange = { column: string; before: string; after: string };

/** A facility that may be the same as a new row's, and how far off it is in metres where both have a point. */
export type Twin = { ref: string; name: string; metres: number | null };

/** A value as it is shown in a list of faults. */
export const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
