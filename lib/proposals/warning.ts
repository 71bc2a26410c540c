import type { LocationPrecision } from "@/lib/facilities/schema";
import type { Status } from "@/lib/facilities/status";
import type { Similar } from "@/lib/records/similar-record";

/** Something that a reviewer should look at before a change is published; no rule forbids it. */
export type Warning =
  | { about: "duplicate" | "look_alike"; other: Similar }
  | { about: "precision_lost"; before: LocationPrecision; after: LocationPrecision }
  | { about: "status_back"; before: Status; after: Status }
  | { about: "outside_area"; area: string }
  | { about: "swapped_coordinates" };

/** A name that could pass for another record's must be seen by a second person. */
export const holdsForReview = ({ about }: Warning): boolean => about === "look_alike";
