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
];
