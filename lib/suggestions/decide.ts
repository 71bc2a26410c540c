import { prisma } from "@/lib/db";
import { beginRecord } from "@/lib/editing/editable";
import { drawKey } from "@/lib/editing/new-keys";
import type { Actor } from "@/lib/people/rights";
import { readCurrentRecord } from "@/lib/proposals/current";
import { ProposalMoved } from "@/lib/proposals/problems";
import { saveDraft } from "@/lib/proposals/propose";
import type { ProposedChange } from "@/lib/proposals/schema";
import { change, type Permission } from "@/lib/records/change";
import { Text } from "@/lib/records/schema";
import { readSuggestion, subjectOfSuggestion } from "@/lib/suggestions/queries";

type Person = Extract<Actor, { kind: "person" }>;

/** A right over the facility that a suggestion is about; nothing where there is no such suggestion. */
const over = (capability: Permission["capability"], reference: string): Permission => ({
  capability,
  over: async (tx) => {
    const row = await tx.suggestion.findUnique({ where: { reference } });
    return row ? [await subjectOfSuggestion(tx, row.facility_ref)] : [];
  },
});

/**
 * Declines a suggestion with a reason that its sender reads. Also one whose proposal came to nothing. Throws
 * `Forbidden` without the right to decide on the facility, `ProposalMoved` when somebody was first.
 */
export async function declineSuggestion(actor: Person, reference: string, reason: string): Promise<void> {
  const publicReason = Text.max(1000).parse(reason);
  await change(actor, over("decide", reference), async (tx, audit) => {
    const { count } = await tx.suggestion.updateMany({
      where: {
        reference,
        OR: [{ state: "received" }, { state: "proposed", proposal: { state: { in: ["rejected", "taken_back"] } } }],
      },
      data: { state: "declined", public_reason: publicReason, decided_at: new Date(), decided_by_id: actor.id },
    });
    if (count === 0) throw new ProposalMoved("decided");
    await audit({ action: "decline", subject: `suggestion ${reference}`, detail: { reason: publicReason } });
  });
}

/** The record that a draft begins from: the facility as it stands, or a new one with a reference of its own. */
async function beginChange(facilityRef: string | null): Promise<ProposedChange> {
  const plain = { kind: "facility" as const, action: "publish" as const, successor: null };
  if (facilityRef !== null) {
    const current = await readCurrentRecord(prisma(), "facility", facilityRef);
    if (!current?.document) throw new ProposalMoved(null);
    return { ...plain, key: facilityRef, base_version: current.number, document: current.document };
  }
  const key = await drawKey("facility");
  if (key === null) throw new Error("Facilities draw no keys");
  return { ...plain, key, base_version: 0, document: { ...beginRecord("facility", false).document, ref: key } };
}

/**
 * Makes a draft of a suggestion, for the person to put into the right fields and hand in. Answers the draft and the
 * facility it is of. Throws `Forbidden`, and `ProposalMoved` when somebody was first.
 */
export async function proposeSuggestion(
  actor: Person,
  reference: string,
): Promise<{ draft: bigint; facility: string }> {
  const suggestion = await readSuggestion(actor, reference);
  if (!suggestion) throw new ProposalMoved(null);
  if (suggestion.state !== "received") throw new ProposalMoved(suggestion.state);
  const begun = await beginChange(suggestion.facilityRef);
  const reason = [suggestion.text, suggestion.link].filter(Boolean).join("\n\n");
  const title = `${reference}: ${suggestion.name ?? begun.key}`.slice(0, 200);
  const draft = await saveDraft(actor, { title, reason, correction: false, changes: [begun] });
  try {
    await change(actor, over("propose", reference), async (tx, audit) => {
      const { count } = await tx.suggestion.updateMany({
        where: { reference, state: "received" },
        data: { state: "proposed", proposal_id: draft, decided_at: new Date(), decided_by_id: actor.id },
      });
      if (count === 0) throw new ProposalMoved("proposed");
      await audit({ action: "take_up", subject: `suggestion ${reference}`, detail: { proposal: String(draft) } });
    });
  } catch (error) {
    await prisma().proposal.deleteMany({ where: { id: draft, state: "draft", author_id: actor.id } });
    throw error;
  }
  return { draft, facility: begun.key };
}
