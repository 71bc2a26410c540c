import sql from "sql-template-tag";
import { query } from "@/lib/db";
import type { FacilityRequest } from "@/lib/facilities/question";
import type { FacilityDocument, FacilityKind } from "@/lib/facilities/schema";
import type { Status, StatusGroup } from "@/lib/facilities/status";
import { facilityWhere } from "@/lib/facilities/where";

/** More records than these are not looked through one by one for a page: a narrower filter is asked for instead. */
export const MOST_DOSSIERS = 20_000;

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

/** Reads the facilities of a filter with their documents, by name. */
export function readDossiers({
  filter,
  moment,
}: Pick<FacilityRequest, "filter" | "moment">): Promise<StatisticsDossier[]> {
  return query<StatisticsDossier>(sql`
    SELECT v.ref, v.name, v.name_ur, v.main_kind, v.sponsors, v.status, v.status_group, v.announced_on, v.opened_on,
      v.quiet_since, d.document
    FROM facility_version v
    JOIN record_version d ON d.kind = 'facility' AND d.key = v.ref AND d.number = v.version
    WHERE ${facilityWhere(filter, moment)} ORDER BY v.name, v.ref`);
}
