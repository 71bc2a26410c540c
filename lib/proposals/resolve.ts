import type { Tx } from "@/lib/db";
import { type CurrentRecord, readVersionDocument } from "@/lib/proposals/current";
import { leaveOut } from "@/lib/proposals/left-out";
import { checkRecord, type ProposalProblem } from "@/lib/proposals/problems";
import type { ProposedChange, Verdict } from "@/lib/proposals/schema";
import type { Document } from "@/lib/records/difference";
import { mergeDocuments } from "@/lib/records/merge";
import type { Change } from "@/lib/records/publish";
import { withoutRepeats } from "@/lib/records/repeated";

type LoadedChange = ProposedChange & { left_out: string[] };

/**
 * What would be published of one change now: the proposal's document on top of the record as it stands, without the
 * fields left out, and with the reviewer's choice where both sides had changed one.
 */
async function resolveChange(
  tx: Tx,
  wanted: ProposedChange,
  verdict: Verdict | undefined,
  read: ReadonlyMap<string, CurrentRecord>,
): Promise<{ document: Document; version: number; conflicts: string[] }> {
  const { kind, key, base_version, document } = wanted;
  const current = read.get(`${kind} ${key}`) ?? null;
  const base =
    current?.number === base_version ? current.document : await readVersionDocument(tx, kind, key, base_version);
  const theirs = current?.document ?? {};
  const yours = leaveOut(base, document, verdict?.left_out ?? []);
  // Nobody else was there meanwhile: there is nothing to merge.
  if ((current?.number ?? 0) === base_version) return { document: yours, version: base_version, conflicts: [] };
  // It left the register meanwhile: bringing it back is a decision of its own.
  if (current && current.document === null) return { document: yours, version: current.number, conflicts: ["record"] };
  const merged = mergeDocuments(base ?? {}, current?.document ? theirs : (base ?? {}), yours);
  const chosen = verdict?.chosen ?? {};
  const resolved: Record<string, unknown> = { ...merged.document };
  for (const { field, yours: mine } of merged.conflicts) if (chosen[field] === "yours") resolved[field] = mine;
  // Both sides may have cited one source for one field, in other words.
  if (Array.isArray(resolved.citations)) resolved.citations = withoutRepeats("citations", resolved.citations);
  const open = merged.conflicts.filter(({ field }) => chosen[field] === undefined).map(({ field }) => field);
  return { document: resolved, version: current?.number ?? 0, conflicts: open };
}

/**
 * A change as it can be published, and the fields about which a person has to choose first. `read` has the records as they
 * stand. With problems what both sides' changes make breaks a rule, and the change is not to be published.
 */
export async function toChange(
  tx: Tx,
  proposalId: bigint,
  wanted: LoadedChange,
  verdict: Verdict | undefined,
  read: ReadonlyMap<string, CurrentRecord>,
): Promise<{ change: Change; conflicts: string[]; problems: ProposalProblem[] }> {
  const { kind, key, action, successor } = wanted;
  if (action !== "publish") {
    const version = read.get(`${kind} ${key}`)?.number ?? 0;
    // What leaves the register must be what the author saw: there is nothing to merge it with.
    const conflicts = version === wanted.base_version ? [] : ["record"];
    const left = { kind, key, baseVersion: version, document: {}, proposalId, action, successor };
    return { change: left, conflicts, problems: [] };
  }
  const { document, version, conflicts } = await resolveChange(tx, wanted, verdict, read);
  const { document: whole, problems } = checkRecord(kind, key, document);
  return {
    change: { kind, key, baseVersion: version, document: whole ?? { ...document }, proposalId },
    conflicts,
    problems,
  };
}
