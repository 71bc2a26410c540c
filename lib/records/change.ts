import { noteSecurity } from "@/lib/audit/security";
import { actorName, auditWriter, type WriteAudit } from "@/lib/audit/write";
import { type Tx, transact } from "@/lib/db";
import { spendEdit } from "@/lib/people/edit-budget";
import { type Actor, type Capability, can, type Subject } from "@/lib/people/rights";

/** The actor may not do this; to them the record is not there. */
export class Forbidden extends Error {
  constructor(readonly capability: Capability) {
    super(`Not allowed: ${capability}`);
  }
}

/** What is asked before a change: a capability over every subject that the change touches. */
export type Permission = {
  capability: Capability;
  /** Read inside the transaction that writes, so that the answer still holds when it does. */
  over: readonly Subject[] | ((tx: Tx) => Promise<readonly Subject[]>);
  /** A stricter question than `can`, where there is one. */
  holds?: (actor: Actor, subject: Subject) => boolean;
};

/** What is counted against the budget of an account: changes of records, not of people. */
const OF_RECORDS: readonly Capability[] = ["propose", "decide", "import", "merge"];

/**
 * The only door to a change: one transaction, permission first, and no commit without an audit row.
 * Throws `Forbidden`, `OverBudget` (lib/people/edit-budget.ts), and whatever `work` throws, with nothing written.
 */
export async function change<Result>(
  actor: Actor,
  { capability, over, holds }: Permission,
  work: (tx: Tx, audit: WriteAudit) => Promise<Result>,
): Promise<Result> {
  if (OF_RECORDS.includes(capability)) await spendEdit(actor);
  return transact(async (tx) => {
    const subjects = typeof over === "function" ? await over(tx) : over;
    const allowed = holds ?? ((who: Actor, subject: Subject) => can(who, capability, subject));
    if (subjects.length === 0 || !subjects.every((subject) => allowed(actor, subject))) {
      await noteSecurity("refused_right", { actor: actorName(actor), capability });
      throw new Forbidden(capability);
    }
    const write = auditWriter(tx, actor);
    let rows = 0;
    const result = await work(tx, async (entry) => {
      await write(entry);
      rows += 1;
    });
    if (rows === 0) throw new Error(`${capability} changed something without an audit row`);
    return result;
  });
}
