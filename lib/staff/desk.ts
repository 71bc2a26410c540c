import { prisma } from "@/lib/db";
import type { Actor } from "@/lib/people/rights";
import { mayEnter, type StaffRoom } from "@/lib/staff/rooms";
import { countOpenSuggestions } from "@/lib/suggestions/queries";

/** Something that waits for a person: what, how many, and the room where it is done. */
export type DeskEntry = {
  what: "drafts" | "submitted" | "decide" | "suggestions" | "duplicates";
  count: number;
  room: StaffRoom;
};

/** What waits for somebody, zeros included; only of rooms that are open to them. */
export async function readDesk(actor: Extract<Actor, { kind: "person" }>): Promise<DeskEntry[]> {
  const mine = (state: "draft" | "submitted") => prisma().proposal.count({ where: { author_id: actor.id, state } });
  const entries: [DeskEntry["what"], StaffRoom, () => Promise<number>][] = [
    ["drafts", "proposals", () => mine("draft")],
    ["submitted", "proposals", () => mine("submitted")],
    ["suggestions", "suggestions", () => countOpenSuggestions(actor)],
    ["duplicates", "duplicates", () => prisma().possibleDuplicate.count({ where: { decision: "undecided" } })],
  ];
  const open = entries.filter(([, room]) => mayEnter(actor, room));
  return Promise.all(open.map(async ([what, room, count]) => ({ what, room, count: await count() })));
}
