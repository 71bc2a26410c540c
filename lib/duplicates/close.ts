import { transact } from "@/lib/db";
import { requireAsked } from "@/lib/duplicates/asked";
import type { Succession } from "@/lib/duplicates/succession";
import type { FacilityDocument, LinkKind, StatusEvent } from "@/lib/facilities/schema";
import type { Actor } from "@/lib/people/rights";
import { readCurrentRecord } from "@/lib/proposals/current";
import { ProposalMoved } from "@/lib/proposals/problems";
import { saveDraft, submitProposal, takeBackProposal } from "@/lib/proposals/propose";
import type { Document } from "@/lib/records/difference";

type Person = Extract<Actor, { kind: "person" }>;

/** Reads a facility as it is published; throws `ProposalMoved` when it is not. */
async function readFacility(ref: string): Promise<{ document: FacilityDocument; number: number }> {
  const current = await transact((tx) => readCurrentRecord(tx, "facility", ref));
  if (!current?.document) throw new ProposalMoved(null);
  return { document: current.document as unknown as FacilityDocument, number: current.number };
}

type Wanted = { ref: string; base: number; document: FacilityDocument; title: string; reason: string };

/** Hands one changed facility in; a draft that is not taken does not stay behind. */
async function handIn(actor: Person, { ref, base, document, title, reason }: Wanted): Promise<bigint> {
  const id = await saveDraft(actor, {
    title: title.slice(0, 200),
    reason,
    changes: [
      {
        kind: "facility",
        key: ref,
        base_version: base,
        document: document as unknown as Document as Record<string, unknown>,
        action: "publish",
        successor: null,
      },
    ],
  });
  try {
    await submitProposal(actor, id);
  } catch (error) {
    await takeBackProposal(actor, id);
    throw error;
  }
  return id;
}

export type AskedClosing = {
  ref: string;
  on: string;
  basis: StatusEvent["basis"];
  source: string;
  reason: string;
};

/**
 * Proposes that a facility has closed: a status event with its day, its source, and the reason as its note. Throws
 * `InvalidProposal` with all that is to be mended.
 */
export async function proposeClosing(actor: Person, asked: AskedClosing): Promise<bigint> {
  const { document, number } = await readFacility(asked.ref);
  await requireAsked(asked);
  const event: StatusEvent = {
    status: "closed",
    on: asked.on,
    basis: asked.basis,
    contested: false,
    source_id: asked.source,
    note: asked.reason,
    recorded_on: null,
  };
  return handIn(actor, {
    ref: asked.ref,
    base: number,
    document: { ...document, events: [...document.events, event] },
    title: document.name,
    reason: asked.reason,
  });
}

const SAID: Record<Succession, { link: LinkKind; turned: boolean }> = {
  succeeded_by: { link: "succeeded_by", turned: false },
  succeeds: { link: "succeeded_by", turned: true },
  moved_to: { link: "moved_to", turned: false },
  moved_from: { link: "moved_to", turned: true },
};

export type AskedLink = {
  ref: string;
  succession: Succession;
  other: string;
  on: string | null;
  source: string;
  reason: string;
};

/** Proposes that one facility took another's place, or moved there; said by the record of the one that was first. */
export async function proposeLink(actor: Person, asked: AskedLink): Promise<bigint> {
  const { link, turned } = SAID[asked.succession];
  await requireAsked(asked);
  const [from, to] = turned ? [asked.other, asked.ref] : [asked.ref, asked.other];
  const { document, number } = await readFacility(from);
  if (from === to) throw new ProposalMoved(null);
  const made = { link, to_ref: to, on: asked.on, source_id: asked.source };
  const others = (document.links ?? []).filter((one) => one.link !== link || one.to_ref !== to);
  return handIn(actor, {
    ref: from,
    base: number,
    document: { ...document, links: [...others, made] },
    title: document.name,
    reason: asked.reason,
  });
}
