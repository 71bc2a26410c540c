import sql from "sql-template-tag";
import type { FacilityRequest } from "@/lib/facilities/question";
import { facilityWhere } from "@/lib/facilities/where";
import { queryPublished } from "@/lib/replica";
import type { StatisticsDossier } from "@/lib/statistics/dossier";

/** Reads the facilities of a filter with their documents, by name. */
export function readDossiers({
  filter,
  moment,
}: Pick<FacilityRequest, "filter" | "moment">): Promise<StatisticsDossier[]> {
  return queryPublished<StatisticsDossier>(sql`
    SELECT v.ref, v.name, v.name_ur, v.main_kind, v.sponsors, v.status, v.status_group, v.announced_on, v.opened_on,
      v.quiet_since, d.document
    FROM facility_version v
    JOIN record_version d ON d.kind = 'facility' AND d.key = v.ref AND d.number = v.version
    WHERE ${facilityWhere(filter, moment)} ORDER BY v.name, v.ref`);
}
