import type { Directory } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";
import type { AskedMoment } from "@/lib/revisions/asked";

/** What the view of a record knows of the question: of which day and revision, and what was left out of it. */
export type PageRequest = {
  asked: { as_of?: string; known_at?: string };
  said: AskedMoment;
  moment: { day: string };
  directory: Directory;
  refusals: readonly Refusal[];
};
