import type { RecordKind } from "@/lib/records/schema";

/** A published record that a proposed one may be, or may be taken for. */
export type Similar = {
  kind: RecordKind;
  key: string;
  name: string;
  /** `same`: it may be the same thing; `look_alike`: its name looks the same and is written in other letters. */
  how: "same" | "look_alike";
  /** How far its point lies, in kilometres; null where one has none. */
  km: number | null;
};
