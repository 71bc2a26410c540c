/** One published state of a record: its number, and when and by which revision it was published. `note` says why. */
export type HistoryEntry = {
  version: number;
  revision: number;
  published_at: string;
  action: "added" | "changed" | "retracted" | "merged";
  /** As it was then; null where nothing of it is shown any more. */
  name: string | null;
  note: string;
};
