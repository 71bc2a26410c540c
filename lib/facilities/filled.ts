import sql, { join, raw, type Sql } from "sql-template-tag";
import { FACILITY_COLUMNS, type FacilityRow } from "@/lib/facilities/columns";
import { selectFacilities } from "@/lib/facilities/queries";
import { facilityWhere } from "@/lib/facilities/where";
import type { ColumnType } from "@/lib/records/columns";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

const COUNTED = FACILITY_COLUMNS.filter(({ name }) => name !== "url");

function isFilled(name: string, type: ColumnType): Sql {
  if (type === "list") return raw(`cardinality(v.${name}) > 0`);
  if (type === "text") return raw(`v.${name}::text NOT IN ('', 'unknown')`);
  return raw(`v.${name} IS NOT NULL`);
}

/** How many published facilities have a value in each column, by one look at all of them. */
export async function countFilledFacilities(moment: Moment): Promise<Record<string, number>> {
  const counts = COUNTED.map(({ name, type }) => sql`count(*) FILTER (WHERE ${isFilled(name, type)}) AS ${raw(name)}`);
  const [row] = await queryPublished<Record<string, number>>(
    sql`SELECT count(*) AS url, ${join(counts)} FROM facility_version v WHERE ${facilityWhere({}, moment)}`,
  );
  return row ?? {};
}

/** The facilities of which most is known, and one more for each column that none of these has a value in. */
export async function readFullFacilities(
  moment: Moment,
  missing: (rows: readonly FacilityRow[]) => readonly string[],
): Promise<FacilityRow[]> {
  const where = facilityWhere({}, moment);
  const known = join(COUNTED.map(({ name }) => raw(`v.${name}`)));
  const fullest = await selectFacilities(where, sql`num_nonnulls(${known}) DESC, v.ref`, 20);
  const rare = missing(fullest);
  const others = COUNTED.filter(({ name }) => rare.includes(name)).map(({ name, type }) =>
    selectFacilities(sql`${where} AND ${isFilled(name, type)}`, sql`v.ref`, 1),
  );
  return [...fullest, ...(await Promise.all(others)).flat()];
}
