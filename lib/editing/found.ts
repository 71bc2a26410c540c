import type { RecordKind } from "@/lib/records/schema";

/** A record as staff find it. `waiting`: it is only proposed so far. */
export type FoundRecord = {
  kind: RecordKind;
  key: string;
  name: string;
  more: string | null;
  state: "published" | "retracted" | "merged" | "waiting";
  mayChange: boolean;
};
