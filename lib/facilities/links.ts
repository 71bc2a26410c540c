import type { LinkKind } from "@/lib/facilities/schema";

/** What became of a facility, and turned round, what it came from. */
export type Succession = LinkKind | "succeeds" | "moved_from" | "split_from";
