import type { FieldDifference } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";

type State = "published" | "retracted" | "merged";

/** One version of a record as staff see it. */
export type StaffVersion = {
  number: number;
  state: State;
  revision: number;
  publishedAt: Date;
  note: string;
  author: string | null;
  decidedBy: string | null;
  proposal: string | null;
  correction: boolean;
  direct: boolean;
  fields: FieldDifference[];
};

/** The versions of a record, newest first. */
export type StaffHistory = {
  kind: RecordKind;
  key: string;
  name: string;
  state: State;
  versions: StaffVersion[];
  /** What the records are called that it names, by `kind key`. */
  names: Readonly<Record<string, string>>;
};
