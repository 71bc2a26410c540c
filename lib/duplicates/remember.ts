import { actorName } from "@/lib/audit/write";
import type { Tx } from "@/lib/db";
import type { PairDecision } from "@/lib/duplicates/pair";
import type { Actor } from "@/lib/people/rights";

/** Why two records came to be a pair when no source says so; the public page of a facility shows it. */
export const ALIKE = "The names are alike, in one district.";

/** Remembers what somebody says of two refs; said again, the newest word counts. The reason is for staff. */
export async function rememberPair(
  tx: Tx,
  actor: Actor,
  pair: { one: string; other: string; decision: Exclude<PairDecision, "undecided">; reason: string },
): Promise<void> {
  const [ref_a = "", ref_b = ""] = [pair.one, pair.other].sort();
  const said = {
    decision: pair.decision,
    decided_by: actorName(actor),
    decided_at: new Date(),
    decision_reason: pair.reason,
  };
  // The pair may stand there the other way round, as the data package has it.
  const known = await tx.possibleDuplicate.updateMany({
    where: {
      OR: [
        { ref_a, ref_b },
        { ref_a: ref_b, ref_b: ref_a },
      ],
    },
    data: said,
  });
  if (known.count === 0) await tx.possibleDuplicate.create({ data: { ref_a, ref_b, reason: ALIKE, ...said } });
}
