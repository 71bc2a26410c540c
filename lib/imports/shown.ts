import type {
  CellChange,
  Counts,
  Fault,
  ImportFormat,
  ImportState,
  ImportWait,
  RowOutcome,
  Twin,
} from "@/lib/imports/schema";
import type { LaterEdit } from "@/lib/proposals/later-edit";
import type { RecordKind } from "@/lib/records/schema";

/** How an import stands, to people: what became of its proposal counts more than its own state. */
export type ImportStanding = ImportState | "rejected" | "taken_back" | "undone";

export type ListedImport = {
  id: bigint;
  fileName: string;
  format: ImportFormat;
  standing: ImportStanding;
  author: string;
  createdAt: Date;
  counts: Counts;
  mine: boolean;
};

/** An import as its page shows it, and what may be done with it by who looks. */
export type ShownImport = ListedImport & {
  headings: string[];
  columns: string[];
  rowsRead: number;
  faults: Fault[];
  proposalId: bigint | null;
  wait: ImportWait | null;
  mayPublish: boolean;
  /** The proposal that would undo it and waits. */
  undoId: bigint | null;
  mayDecideUndo: boolean;
  laterEdits: LaterEdit[];
};

/** A row of an import as its preview shows it. */
export type ShownRow = {
  position: number;
  file: string | null;
  row: number;
  outcome: RowOutcome;
  kind: RecordKind;
  key: string | null;
  name: string | null;
  cells: CellChange[];
  faults: Fault[];
  twins: Twin[];
};

export type RowFilter = { outcome?: RowOutcome | undefined; twins?: boolean | undefined };
