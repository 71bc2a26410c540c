import { auditWriter } from "@/lib/audit/write";
import { prisma, transact } from "@/lib/db";
import { readClientAddress } from "@/lib/http/client-address";
import { countTry } from "@/lib/people/limits";
import { drawReference } from "@/lib/suggestions/reference";
import { SuggestionInput } from "@/lib/suggestions/schema";

/** Counts one sending; answers the seconds to wait, 0 when it may be taken. */
export async function countSuggestion(headers: Headers): Promise<number> {
  return Math.max(
    await countTry("suggestByAddress", readClientAddress(headers)),
    await countTry("suggestByAll", "everybody"),
  );
}

/** The name of a facility that suggestions may be about; null where none is published under that reference. */
export async function findSuggestible(ref: string): Promise<{ name: string; nameUr: string | null } | null> {
  const row = await prisma().facility.findUnique({ where: { ref }, select: { name: true, name_ur: true } });
  return row && { name: row.name, nameUr: row.name_ur };
}

/** Takes in what a member of the public suggests; answers its reference. Only that it came is audited, not from whom. */
export async function receiveSuggestion(given: SuggestionInput): Promise<string> {
  const { facility_ref, text, link, contact } = SuggestionInput.parse(given);
  const reference = drawReference();
  await transact(async (tx) => {
    await tx.suggestion.create({ data: { reference, facility_ref, text, link, contact } });
    await auditWriter(tx, { kind: "system", name: "public" })({
      action: "suggest",
      subject: `suggestion ${reference}`,
      detail: { facility: facility_ref },
    });
  });
  return reference;
}

/** What the sender is told: how a suggestion stands, and never what it said or from whom it came. */
export type PublicStanding = {
  reference: string;
  facilityRef: string | null;
  receivedOn: Date;
  decidedOn: Date | null;
  state: "received" | "proposed" | "published" | "not_published" | "declined";
  reason: string | null;
};

/** How a suggestion stands; null where there is none of that reference. */
export async function readPublicStanding(reference: string): Promise<PublicStanding | null> {
  const row = await prisma().suggestion.findUnique({
    where: { reference },
    include: { proposal: { select: { state: true, decided_at: true } } },
  });
  if (!row) return null;
  const { state, proposal } = row;
  return {
    reference,
    facilityRef: row.facility_ref,
    receivedOn: row.received_at,
    decidedOn: proposal?.decided_at ?? row.decided_at,
    state: state === "proposed" && proposal ? (AFTER[proposal.state] ?? "proposed") : state,
    reason: state === "declined" ? row.public_reason : null,
  };
}

const AFTER: Partial<Record<string, PublicStanding["state"]>> = {
  published: "published",
  rejected: "not_published",
  taken_back: "not_published",
};
