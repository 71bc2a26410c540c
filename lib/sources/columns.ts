import type { Column } from "@/lib/records/columns";
import type { SourceDocument } from "@/lib/sources/schema";

/** A source in lists and files: the package's public columns in its order, then how many facilities rest on it. */
export type SourceRow = SourceDocument & { facilities: number };

export const SOURCE_COLUMNS: readonly Column<SourceRow>[] = [
  { name: "id", type: "text", derived: false },
  { name: "title", type: "text", derived: false },
  { name: "publisher", type: "text", derived: false },
  { name: "url", type: "url", derived: false },
  { name: "document", type: "text", derived: false },
  { name: "published_on", type: "date", derived: false },
  { name: "kind", type: "text", derived: false, words: "sourceKind" },
  { name: "language", type: "text", derived: false, words: "language" },
  { name: "origin_group", type: "text", derived: false },
  { name: "use", type: "text", derived: false },
  { name: "note", type: "text", derived: false },
  { name: "facilities", type: "integer", derived: true },
];

/** The columns that the table shows until others are chosen. */
export const SOURCE_TABLE_COLUMNS: readonly (keyof SourceRow)[] = [
  "title",
  "publisher",
  "published_on",
  "kind",
  "language",
  "facilities",
];
