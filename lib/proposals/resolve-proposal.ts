import { letOthersAsk, type Tx } from "@/lib/db";
import { type CurrentRecord, eachChanges, readCurrentRecords } from "@/lib/proposals/current";
import { type Done, findGroundless, findOwnFaults, findUnseen } from "@/lib/proposals/faults";
import type { ProposalProblem } from "@/lib/proposals/problems";
import { toChange } from "@/lib/proposals/resolve";
import type { ProposedChange, Verdict } from "@/lib/proposals/schema";
import { requireUnlike } from "@/lib/proposals/unlike";
import type { Change } from "@/lib/records/publish";
import { idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

/** A proposal that is to be published. */
export type Wanted = { id: bigint; title: string; reason: string | null; origin: string };
/** What is in the way of it. */
export type Looking = { problems: ProposalProblem[]; conflicts: { kind: RecordKind; key: string; fields: string[] }[] };

/** What its author may publish alone has to pass what stands between them and the reviewers otherwise. */
async function lookThrough(
  tx: Tx,
  own: "submitted" | "draft",
  changes: readonly ProposedChange[],
  current: ReadonlyMap<string, CurrentRecord>,
): Promise<ProposalProblem[]> {
  const problems: ProposalProblem[] = [];
  // What was handed in has been looked through then.
  for (const one of own === "draft" ? changes.filter(({ action }) => action === "publish") : []) {
    const now = current.get(idOf(one.kind, one.key));
    const isAsSeen = (now?.number ?? 0) === one.base_version;
    problems.push(...(isAsSeen ? findUnseen(one, now) : await findOwnFaults(tx, one, now)));
  }
  if (problems.length === 0) await requireUnlike(changes, current);
  return problems;
}

/** The changes of a proposal as they can be published, and all that is in their way; with that, they are only looked at. */
export async function* resolveProposal(
  tx: Tx,
  wanted: Wanted,
  verdicts: readonly Verdict[],
  own: "submitted" | "draft" | null,
  { problems, conflicts }: Looking,
): AsyncGenerator<Change[]> {
  const verdictOf = new Map(verdicts.map((verdict) => [idOf(verdict.kind, verdict.key), verdict]));
  const done: Done = { published: new Set(), gone: new Set(), broken: new Set() };
  for await (const changes of eachChanges("beside", wanted.id)) {
    const current = await readCurrentRecords("beside", changes);
    const [first] = changes;
    if (own === "draft" && !wanted.reason && first && !problems.some(({ field }) => field === "reason"))
      problems.push({ kind: first.kind, key: first.key, field: "reason", message: "must be given" });
    if (own) problems.push(...(await lookThrough(tx, own, changes, current)));
    const resolved: Change[] = [];
    for (const [at, one] of changes.entries()) {
      if (at % 250 === 0) await letOthersAsk();
      const { kind, key } = one;
      const to = await toChange(tx, wanted.id, one, verdictOf.get(idOf(kind, key)), current);
      if (to.conflicts.length) conflicts.push({ kind, key, fields: to.conflicts });
      if (to.problems.length) done.broken.add(idOf(kind, key));
      problems.push(...to.problems);
      resolved.push(to.change);
    }
    // Once a person has to choose or to mend something, the rest is only looked through for more of it.
    if (conflicts.length) continue;
    const published = resolved.filter(({ action = "publish" }) => action === "publish");
    problems.push(...(await findGroundless(tx, published, current, wanted.origin, done)));
    if (problems.length === 0) yield resolved;
    for (const { kind, key, action } of changes) if (action !== "publish") done.gone.add(idOf(kind, key));
  }
}
