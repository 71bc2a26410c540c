import type { LaterEdit } from "@/lib/proposals/later-edit";
import type { UnitReview } from "@/lib/proposals/units";
import type { Warning } from "@/lib/proposals/warning";
import type { RecordKind } from "@/lib/records/schema";

/** One record of a proposal as its reviewer sees it. */
export type ChangeReview = {
  kind: RecordKind;
  key: string;
  name: string;
  action: "publish" | "retract" | "merge";
  successor: string | null;
  isNew: boolean;
  /** It would come back into the register. */
  isBack: boolean;
  /** The record has changed since the proposal was made. */
  isStale: boolean;
  /** The record has left the register since. */
  hasLeft: boolean;
  units: UnitReview[];
  /** Fields that changed since, and that the proposal does not touch. */
  meanwhile: string[];
  warnings: Warning[];
};

/** How a published proposal may be undone: `undoId` proposes it or did it already, `laterEdits` keep it from being. */
export type Undoing = { undoId: string | null; laterEdits: readonly LaterEdit[] };

export type Comment = { id: string; author: string | null; body: string; at: Date };

/** A proposal with everything that a decision rests on. */
export type Review = {
  id: string;
  state: "draft" | "submitted" | "published" | "rejected" | "taken_back";
  title: string;
  reason: string | null;
  origin: string;
  author: string | null;
  correction: boolean;
  direct: boolean;
  /** Its author decided on it, by a right granted in so many words. */
  ownDecision: boolean;
  createdAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionReason: string | null;
  comments: Comment[];
  /** The data package proposes it and names no source: it cannot be published as it is. */
  unsourced: boolean;
  /** The proposal that this one undoes. */
  undoes: string | null;
  /** The import that made it; its rows are looked at there. */
  importId: string | null;
  /** How it may be undone, where it was published and is this person's to undo. */
  undoing: Undoing | null;
  changes: ChangeReview[];
  /** Of its records, and their pages. */
  total: number;
  page: number;
  pages: number;
  /** What records are called, by `kind key`. */
  names: Readonly<Record<string, string>>;
  isMine: boolean;
  mayDecide: boolean;
  /** Its author may publish it without a second person. */
  mayPublish: boolean;
  mayTakeBack: boolean;
  mayComment: boolean;
};
