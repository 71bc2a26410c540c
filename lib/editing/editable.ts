import type { Typed } from "@/lib/editing/schema";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";

/** A proposal or draft that touches a record, in one line. */
export type Pending = { id: string; state: string; title: string; author: string | null; mine: boolean; since: Date };

/** A record as its form begins. */
export type Editable = {
  kind: RecordKind;
  /** Null: it is new and has no key yet. */
  key: string | null;
  /** The version that the form is made from (0: it is new), and what that says. */
  version: number;
  base: Document | null;
  /** What the form is filled with. */
  document: Typed;
  /** What the record is now; null: it was never published. */
  state: "published" | "retracted" | "merged" | null;
  draft: { id: string; reason: string | null; correction: boolean } | null;
  /** The one source that a draft has cited so far: what is typed next rests on it too, unless another is named. */
  restsOn: string | null;
  /** The source described beside the record in the draft. */
  source: Typed | null;
  /** The proposal that the form began with; handed in anew it takes that one's place. */
  from: string | null;
  /** The version that the form goes back to, where it does. */
  back: number | null;
  /** Drafts of one's own and proposals that wait, for this record. */
  pending: Pending[];
  mayPublish: boolean;
};

/** An empty record of a kind: whoever may propose anything may begin one; its bodies and area decide whether it is kept. */
export function beginRecord(kind: RecordKind, mayPublish: boolean): Editable {
  return {
    kind,
    key: null,
    version: 0,
    base: null,
    document: {},
    state: null,
    draft: null,
    restsOn: null,
    source: null,
    from: null,
    back: null,
    pending: [],
    mayPublish,
  };
}
