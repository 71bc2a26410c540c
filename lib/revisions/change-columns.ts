import type { Column } from "@/lib/records/columns";
import type { RecordKind } from "@/lib/records/schema";

/** One record in one revision: it was added, changed, withdrawn from the register or merged into another. */
export type ChangeRow = {
  revision: number;
  published_at: string;
  kind: RecordKind;
  key: string;
  name: string | null;
  name_ur: string | null;
  action: "added" | "changed" | "retracted" | "merged";
  version: number;
  note: string;
  /** What it was merged into. */
  successor: string | null;
  /** The fields of its document that say something else; none of a record that was added or has left. */
  fields: string[];
  /** What these said before, and say now. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

export const CHANGE_COLUMNS: readonly Column<ChangeRow>[] = [
  { name: "revision", type: "integer", derived: true },
  { name: "published_at", type: "time", derived: true },
  { name: "kind", type: "text", derived: true, words: "recordKind" },
  { name: "key", type: "text", derived: true },
  { name: "name", type: "text", derived: true },
  { name: "name_ur", type: "text", derived: true },
  { name: "action", type: "text", derived: true, words: "action" },
  { name: "version", type: "integer", derived: true },
  { name: "note", type: "text", derived: true },
  { name: "successor", type: "text", derived: true },
  { name: "fields", type: "list", derived: true },
  { name: "before", type: "json", derived: true },
  { name: "after", type: "json", derived: true },
];
