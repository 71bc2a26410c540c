import { readSignedIn } from "@/lib/people/actor";
import { mayEnter, roomOf } from "@/lib/staff/rooms";

/** What somebody finds at a staff address: the page, the sign-in first, their second factor first, or nothing. */
export type StaffStanding = "page" | "sign_in" | "second_factor" | "nothing";

/**
 * Looks before a staff page is made, so that its status is an honest one: a page can no longer choose it while it is
 * being written. Rights proper are asked where rows are read; this asks them early, and the same way. `path` is what
 * follows `/staff/`.
 */
export async function readStaffStanding(path: string, headers: Headers): Promise<StaffStanding> {
  const signedIn = await readSignedIn(headers);
  if (!signedIn) return "sign_in";
  if (signedIn.needsSecondFactor) return "second_factor";
  const room = roomOf(path);
  return room !== null && mayEnter(signedIn.actor, room) ? "page" : "nothing";
}
