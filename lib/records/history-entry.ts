/** A field that a version has otherwise than the one before it. */
export type HistoryField = { field: string; before: unknown; after: unknown };

/** One published state of a record: its number, and when and by which revision it was published. */
export type HistoryEntry = {
  version: number;
  revision: number;
  published_at: string;
  action: "added" | "changed" | "retracted" | "merged";
  /** As it was then; null where nothing of it is shown any more. */
  name: string | null;
  /** Why: the reason that was given for it, or what the revision was called. */
  note: string;
  /** The office of who wanted it; null where no person did. */
  office: string | null;
  /** It says that the register was wrong before. */
  correction: boolean;
  /** Published by its author without a second person. */
  direct: boolean;
  /** What changed, as far as it is public; empty for the first version. */
  fields: HistoryField[];
};

/** The versions of a record, newest first, and what the records are called that they name, by `kind key`. */
export type RecordHistory = { entries: HistoryEntry[]; names: Readonly<Record<string, string>> };
