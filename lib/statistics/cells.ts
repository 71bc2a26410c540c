import sql from "sql-template-tag";
import type { FacilityRequest } from "@/lib/facilities/question";
import { facilityWhere } from "@/lib/facilities/where";
import { queryPublished } from "@/lib/replica";
import type { Cell } from "@/lib/statistics/counts";

/** Reads what a filter finds, as counts of facilities that are alike: one look at the rows for all charts. */
export function readCells({ filter, moment }: Pick<FacilityRequest, "filter" | "moment">): Promise<Cell[]> {
  return queryPublished<Cell>(sql`
    SELECT extract(year FROM v.opened_day)::int AS year, coalesce(v.opened_basis = 'event_date', FALSE) AS stated,
      v.status_group AS group, v.province_code AS province, v.main_kind AS kind,
      least(v.source_count, 3) AS witnesses, v.location_precision AS precision,
      ${moment.day}::date - v.confirmed_day AS age, count(*) AS count
    FROM facility_version v WHERE ${facilityWhere(filter, moment)} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`);
}
