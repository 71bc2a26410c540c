import { prisma } from "@/lib/db";
import { type Intent, type Kept, takeEditForm } from "@/lib/editing/save";
import { readText } from "@/lib/forms/state";
import type { Actor } from "@/lib/people/rights";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";
import { findSimilar } from "@/lib/records/similar";
import type { Similar } from "@/lib/records/similar-record";

type Person = Extract<Actor, { kind: "person" }>;

/** The box that says that somebody has looked at the records of a similar name. */
export const SEEN = "similar_seen";

/** The records that a draft of a new record may duplicate; none for one that is there already. */
export async function findSimilarToDraft(kind: RecordKind, key: string | null, version: number, document: Document) {
  return version === 0 && kind !== "source" ? findSimilar(kind, key ?? "", document) : [];
}

/**
 * Takes an edit form, but a new record that may be there already is only kept as a draft until its author has looked at
 * the others: `similar` is what to look at.
 */
export async function takeNewForm(
  actor: Person,
  kind: RecordKind,
  form: FormData,
  intent: Intent,
): Promise<Kept & { similar: Similar[] }> {
  if (intent === "draft" || readText(form, SEEN) !== "" || readText(form, "base") !== "0")
    return { ...(await takeEditForm(actor, kind, form, intent)), similar: [] };
  const kept = await takeEditForm(actor, kind, form, "draft");
  const row = await prisma().proposalChange.findFirst({ where: { proposal_id: kept.id, kind, key: kept.key } });
  const similar = await findSimilarToDraft(kind, kept.key, row?.base_version ?? 0, (row?.document ?? {}) as Document);
  if (similar.length > 0) return { ...kept, similar };
  form.set("draft", String(kept.id));
  form.set("key", kept.key);
  return { ...(await takeEditForm(actor, kind, form, intent)), similar: [] };
}
