import { prisma } from "@/lib/db";
import { listPairs } from "@/lib/duplicates/pairs";
import { type Actor, canSomewhere } from "@/lib/people/rights";
import { listProposals, readInboxFilter } from "@/lib/proposals/inbox";
import type { DeskEntry } from "@/lib/staff/desk-entry";
import { mayEnter, type StaffRoom } from "@/lib/staff/rooms";
import { countOpenSuggestions } from "@/lib/suggestions/queries";

type Person = Extract<Actor, { kind: "person" }>;

/** What waits for somebody, zeros included; only of rooms that are open to them. */
export async function readDesk(actor: Person): Promise<DeskEntry[]> {
  const mine = (state: "draft" | "submitted") => prisma().proposal.count({ where: { author_id: actor.id, state } });
  const entries: [DeskEntry["what"], StaffRoom, () => Promise<number | null>][] = [
    ["drafts", "proposals", () => mine("draft")],
    ["submitted", "proposals", () => mine("submitted")],
    ["decide", "proposals", () => (canSomewhere(actor, "decide") ? countSubmitted(actor) : Promise.resolve(null))],
    ["suggestions", "suggestions", () => countOpenSuggestions(actor)],
    ["duplicates", "duplicates", async () => (await listPairs(actor, "undecided")).length],
  ];
  const open = entries.filter(([, room]) => mayEnter(actor, room));
  const counted = await Promise.all(open.map(async ([what, room, count]) => ({ what, room, count: await count() })));
  return counted.flatMap(({ count, ...entry }) => (count === null ? [] : [{ ...entry, count }]));
}

const countSubmitted = async (actor: Person) =>
  (await listProposals(actor, readInboxFilter(new Map(Object.entries({ state: "submitted" }))))).total;
