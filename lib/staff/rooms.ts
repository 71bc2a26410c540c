import { type Actor, type Capability, can, canSomewhere, REGISTER } from "@/lib/people/rights";

/** Where staff work. A page below a room (`/staff/proposals/12`) is that room's. */
export const STAFF_ROOMS = [
  "desk",
  "records",
  "proposals",
  "imports",
  "duplicates",
  "suggestions",
  "people",
  "log",
  "status",
  "account",
] as const;
export type StaffRoom = (typeof STAFF_ROOMS)[number];

/** What opens a room. People, the log and how it stands are of the register as a whole: a right over one body does not open them. */
const KEYS: Partial<Record<StaffRoom, { capability: Capability; whole?: true }>> = {
  records: { capability: "propose" },
  proposals: { capability: "propose" },
  imports: { capability: "import" },
  duplicates: { capability: "merge" },
  suggestions: { capability: "propose" },
  people: { capability: "manage_people", whole: true },
  log: { capability: "audit", whole: true },
  status: { capability: "manage_people", whole: true },
};

/** Whether a room is open to somebody; to others its pages are not there. */
export function mayEnter(actor: Actor, room: StaffRoom): boolean {
  const key = KEYS[room];
  if (!key) return true;
  return key.whole ? can(actor, key.capability, REGISTER) : canSomewhere(actor, key.capability);
}

/** The rooms that are open to somebody, in the order of the navigation. */
export const openRooms = (actor: Actor): StaffRoom[] => STAFF_ROOMS.filter((room) => mayEnter(actor, room));

/** The room of a path below `/staff` (`""`, `"people"`, `"records/facility/PKF…"`); null where there is none. */
export function roomOf(path: string): StaffRoom | null {
  const [first = ""] = path.split("/");
  if (first === "") return "desk";
  return first === "desk" ? null : (STAFF_ROOMS.find((room) => room === first) ?? null);
}
