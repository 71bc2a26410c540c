import sql, { join, raw, type Sql } from "sql-template-tag";
import { FACILITY_COLUMNS, type FacilityRow } from "@/lib/facilities/columns";
import { countFacilities, selectFacilities } from "@/lib/facilities/queries";
import { rowTable } from "@/lib/facilities/row-table";
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

/** Rows that lie side by side are read with one look at the disk. */
const RUN = 10;

/** The published facilities; of a large register so many of them, evenly spread, for who only wants to know a share. */
async function whereSome(moment: Moment, most: number): Promise<Sql> {
  const where = facilityWhere({}, moment);
  const { size } = await rowTable(moment.revision);
  if (size <= most) return where;
  const ids = Array.from({ length: most }, (_, at) => Math.floor(((at - (at % RUN)) * size) / most) + (at % RUN));
  return sql`${where} AND v.id = ANY(${ids}::int[])`;
}

/** To look at every row of a million takes longer than anybody waits; of so many a share is right to half a percent. */
const MOST = 40_000;

/**
 * How many published facilities have a value in each column (`url`: how many there are). Of a register of more than `most`
 * it is worked out from a sample.
 */
export async function countFilledFacilities(moment: Moment, most = MOST): Promise<Record<string, number>> {
  const counts = COUNTED.map(({ name, type }) => sql`count(*) FILTER (WHERE ${isFilled(name, type)}) AS ${raw(name)}`);
  const [row = {}] = await queryPublished<Record<string, number>>(
    sql`SELECT count(*) AS url, ${join(counts)} FROM facility_version v WHERE ${await whereSome(moment, most)}`,
  );
  const total = await countFacilities({}, moment);
  const times = row.url ? total / row.url : 1;
  return Object.fromEntries(Object.entries(row).map(([name, count]) => [name, Math.round(count * times)]));
}

/**
 * The facilities of which most is known, and one more for each column that none of these has a value in; of a register of
 * more than `most` from a sample.
 */
export async function readFullFacilities(
  moment: Moment,
  missing: (rows: readonly FacilityRow[]) => readonly string[],
  most = MOST,
): Promise<FacilityRow[]> {
  const where = await whereSome(moment, most);
  const known = join(COUNTED.map(({ name }) => raw(`v.${name}`)));
  const fullest = await selectFacilities(where, sql`num_nonnulls(${known}) DESC, v.ref`, 20);
  const rare = missing(fullest);
  const others = COUNTED.filter(({ name }) => rare.includes(name)).map(({ name, type }) =>
    selectFacilities(sql`${where} AND ${isFilled(name, type)}`, sql`v.ref`, 1),
  );
  return [...fullest, ...(await Promise.all(others)).flat()];
}
