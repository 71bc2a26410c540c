import { z } from "zod";
import { FacilityRef } from "@/lib/facilities/ref";
import { Link, Text } from "@/lib/records/schema";

/** What a member of the public sends in. `contact` is for staff alone and may be left out. */
export const SuggestionInput = z.strictObject({
  facility_ref: FacilityRef.nullable(),
  text: Text,
  link: Link.nullable(),
  contact: Text.max(200).nullable(),
});
export type SuggestionInput = z.output<typeof SuggestionInput>;
