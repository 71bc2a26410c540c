import { findPair } from "@/lib/duplicates/pairs";
import { findStep } from "@/lib/duplicates/steps";
import { readEditable } from "@/lib/editing/read";
import { findImport, parseImportId } from "@/lib/imports/queries";
import { readSignedIn, type SignedIn } from "@/lib/people/actor";
import { readPerson } from "@/lib/people/directory";
import { findProposal } from "@/lib/proposals/inbox";
import { isRecordKind } from "@/lib/records/schema";
import { mayEnter, roomOf, type StaffRoom } from "@/lib/staff/rooms";
import { readSuggestion } from "@/lib/suggestions/queries";

/** What somebody finds at a staff address: the page, the sign-in first, their second factor first, or nothing. */
export type StaffStanding = "page" | "sign_in" | "second_factor" | "nothing";

/** What follows a room's name names one thing: whether it is there for this person. `rest` is never empty. */
type Lookup = (actor: SignedIn["actor"], rest: readonly string[]) => Promise<boolean>;

/** Rooms whose addresses may name nothing. A room without a line here has its own pages only, whatever follows. */
const LOOKUPS: Partial<Record<StaffRoom, Lookup>> = {
  people: async (actor, [id = "", ...more]) =>
    more.length === 0 && (id === "invite" || (await readPerson(actor, id)) !== null),
  records: async (actor, [kind = "", code = "", page = "history", ...more]) =>
    isRecordKind(kind) &&
    more.length === 0 &&
    (page === "history" || (kind === "facility" && (await findStep(actor, code, page)) !== null)) &&
    (code === "new" || (await readEditable(actor, kind, code, {})) !== null),
  proposals: async (actor, [id = "", ...more]) => more.length === 0 && (await findProposal(actor, id)) !== null,
  imports: async (actor, [id = "", ...more]) => {
    const number = more.length === 0 ? parseImportId(id) : null;
    return number !== null && (await findImport(actor, number)) !== null;
  },
  duplicates: async (actor, [one = "", other = "", page = "merge", ...more]) =>
    page === "merge" && more.length === 0 && (await findPair(actor, one, other)) !== null,
  status: async (_actor, rest) => rest.join("/") === "security",
  suggestions: async (actor, [reference = "", ...more]) =>
    more.length === 0 && (await readSuggestion(actor, reference)) !== null,
};

/**
 * Looks before a staff page is made, so that its status is an honest one: a page can no longer choose it while it is
 * being written. Rights proper are asked where rows are read; this asks them early, and the same way. `path` is what
 * follows `/staff/`.
 */
export async function readStaffStanding(path: string, headers: Headers): Promise<StaffStanding> {
  const signedIn = await readSignedIn(headers);
  if (!signedIn) return "sign_in";
  if (signedIn.needsSecondFactor) return "second_factor";
  const { actor } = signedIn;
  const room = roomOf(path);
  if (room === null || !mayEnter(actor, room)) return "nothing";
  const [, ...rest] = path.split("/").filter(Boolean);
  const lookup = LOOKUPS[room];
  return rest.length === 0 || !lookup || (await lookup(actor, rest)) ? "page" : "nothing";
}
