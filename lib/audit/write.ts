import { isOfAccounts, noteSecurity } from "@/lib/audit/security";
import { afterCommit, type Tx } from "@/lib/db";
import type { Actor } from "@/lib/people/rights";

/** What happened: the verb, to what, in which revision if it published one, and what a reader of the log needs to know. */
export type AuditEntry = { action: string; subject: string; revision?: number; detail: Record<string, unknown> };

/** Writes one entry of the chain; part of the caller's transaction, so that neither is kept without the other. */
export type WriteAudit = (entry: AuditEntry) => Promise<void>;

/** How an actor stands in the log: a person by id, so that a change of name changes no history. */
export const actorName = (actor: Actor): string => (actor.kind === "person" ? `person ${actor.id}` : actor.name);

/** The audit writer of a transaction. The database numbers, dates and hashes the row (trigger `audit_chain`). */
export function auditWriter(tx: Tx, actor: Actor): WriteAudit {
  return async ({ action, subject, revision, detail }) => {
    // The trigger numbers it: a number drawn here as well would leave a gap that reads as a row taken out.
    await tx.$executeRaw`INSERT INTO audit_entry (id, actor, action, revision, subject, detail, prior_hash, hash)
      VALUES (0, ${actorName(actor)}, ${action}, ${revision ?? null}, ${subject}, ${JSON.stringify(detail)}::jsonb, '', '')`;
    if (isOfAccounts(action))
      afterCommit(tx, () => noteSecurity(action, { actor: actorName(actor), subject, ...detail }));
  };
}
