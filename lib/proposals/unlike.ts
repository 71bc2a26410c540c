import type { CurrentRecord } from "@/lib/proposals/current";
import { InvalidProposal } from "@/lib/proposals/problems";
import type { ProposedChange } from "@/lib/proposals/schema";
import { holdsForReview } from "@/lib/proposals/warning";
import { findWarnings, rewrittenName } from "@/lib/proposals/warnings";
import type { Document } from "@/lib/records/difference";
import { isDeepEqual } from "@/lib/records/equal";
import { idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";
import { findLookAlikes } from "@/lib/records/similar";

const NAMES = ["name", "name_ur", "names"] as const;
const isRenamed = (before: Document | null, { document }: ProposedChange) =>
  before === null || NAMES.some((field) => !isDeepEqual(before[field] ?? null, document[field] ?? null));

/** A name that could pass for another record's is seen by a second person first. */
export async function requireUnlike(
  changes: readonly ProposedChange[],
  current: ReadonlyMap<string, CurrentRecord>,
): Promise<void> {
  const refuse = (kind: RecordKind, key: string) =>
    new InvalidProposal([{ kind, key, field: "name", message: "looks like the name of another record" }]);
  const before = ({ kind, key }: ProposedChange) => current.get(idOf(kind, key))?.document ?? null;
  // Of facilities there may be very many: they are asked about together.
  const renamed = changes.filter(
    (one) => one.kind === "facility" && one.action === "publish" && isRenamed(before(one), one),
  );
  const rewritten = renamed.find((one) => rewrittenName(before(one), one.document) !== null);
  if (rewritten) throw refuse("facility", rewritten.key);
  const [alike] = await findLookAlikes(renamed);
  if (alike !== undefined) throw refuse("facility", alike);
  for (const one of changes) {
    if (one.kind === "facility") continue;
    if ((await findWarnings(one, before(one))).some(holdsForReview)) throw refuse(one.kind, one.key);
  }
}
