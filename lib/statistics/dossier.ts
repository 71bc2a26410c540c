import type { FacilityDocument, FacilityKind } from "@/lib/facilities/schema";
import type { Status, StatusGroup } from "@/lib/facilities/status";

/** More records than these are not looked through one by one for a page: a narrower filter is asked for instead. */
export const MOST_DOSSIERS = 4000;

/** A facility as it stands on the day asked for, with the whole document behind it. */
export type StatisticsDossier = {
  ref: string;
  name: string;
  name_ur: string | null;
  main_kind: FacilityKind;
  sponsors: string[];
  status: Status;
  status_group: StatusGroup;
  announced_on: string | null;
  opened_on: string | null;
  quiet_since: string | null;
  document: FacilityDocument;
};
