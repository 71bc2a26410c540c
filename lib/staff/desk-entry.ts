import type { StaffRoom } from "@/lib/staff/rooms";

/** Something that waits for a person: what, how many, and the room where it is done. */
export type DeskEntry = {
  what: "drafts" | "submitted" | "decide" | "suggestions" | "duplicates";
  count: number;
  room: StaffRoom;
};
