import type { RecordKind } from "@/lib/records/schema";

/** A record that keeps a proposal from being undone. */
export type LaterEdit = { kind: RecordKind; key: string; name: string };
