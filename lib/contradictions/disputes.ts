import { contestedMeasures } from "@/lib/facilities/contested";
import type { FacilityDocument } from "@/lib/facilities/schema";

/** What of a facility is contested. */
export const DISPUTES = ["status", "place", "figures"] as const;
export type Dispute = (typeof DISPUTES)[number];

/** What of a facility its sources contradict each other about. */
export function disputesOf({
  events,
  place_contested,
  measures,
}: Pick<FacilityDocument, "events" | "place_contested" | "measures">): Dispute[] {
  return [
    ...(events.some(({ contested }) => contested) ? ["status" as const] : []),
    ...(place_contested ? ["place" as const] : []),
    ...(contestedMeasures(measures).size > 0 ? ["figures" as const] : []),
  ];
}
