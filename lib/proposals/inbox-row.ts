import type { RecordKind } from "@/lib/records/schema";

export const PROPOSAL_STATES = ["draft", "submitted", "published", "rejected", "taken_back"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
/** Ages to ask for, in days. */
export const AGES = [7, 30, 90] as const;

/** What the inbox shows. `by` is a person's id; `mine` only the asker's own. */
export type InboxFilter = {
  state: ProposalState;
  kind: RecordKind | null;
  by: string | null;
  mine: "1" | null;
  age: number | null;
  page: number;
};

/** One proposal in the inbox. `since` is when it reached its state. */
export type InboxRow = {
  id: string;
  state: ProposalState;
  title: string;
  origin: string;
  author: string | null;
  direct: boolean;
  correction: boolean;
  since: Date;
  records: { kind: RecordKind; key: string }[];
  count: number;
  comments: number;
};
