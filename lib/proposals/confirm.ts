import { dayOf } from "@/lib/dates/partial-date";
import { prisma } from "@/lib/db";
import { type Actor, canPublishDirectly } from "@/lib/people/rights";
import { readCurrentRecord, subjectsOfChanges } from "@/lib/proposals/current";
import { publishDirectly } from "@/lib/proposals/decide";
import { InvalidProposal, ProposalMoved } from "@/lib/proposals/problems";
import { saveDraft, submitProposal } from "@/lib/proposals/propose";
import type { ProposedChange } from "@/lib/proposals/schema";

type Person = Extract<Actor, { kind: "person" }>;

/**
 * Proposes that a facility stands as it does: dates it with today and changes nothing else. `how` says how that is
 * known. Published at once where the person may. Answers the proposal.
 */
export async function confirmUnchanged(actor: Person, ref: string, how: string, now = new Date()): Promise<bigint> {
  const current = await readCurrentRecord(prisma(), "facility", ref);
  if (!current?.document) throw new ProposalMoved(null);
  if (how.trim() === "")
    throw new InvalidProposal([{ kind: "facility", key: ref, field: "reason", message: "must be given" }]);
  const change: ProposedChange = {
    kind: "facility",
    key: ref,
    action: "publish",
    successor: null,
    base_version: current.number,
    document: { ...current.document, confirmed_on: dayOf(now) },
  };
  const title = String(current.document.name).slice(0, 200);
  const id = await saveDraft(actor, { title, reason: how, changes: [change] });
  const subjects = await subjectsOfChanges(prisma(), [change]);
  if (subjects.every((subject) => canPublishDirectly(actor, subject))) await publishDirectly(actor, id);
  else await submitProposal(actor, id);
  return id;
}
