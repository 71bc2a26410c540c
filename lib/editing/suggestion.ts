import type { RecordKind } from "@/lib/records/schema";

/** A record as an input suggests it: its code, what it is called, and what tells it from others of that name. */
export type Suggestion = { kind: RecordKind; key: string; name: string; more: string | null };

/** The id of the list of records of a kind, which inputs that name one suggest from. */
export const listId = (kind: RecordKind): string => `records-${kind}`;
