import sql from "sql-template-tag";
import { without } from "@/lib/facilities/filter";
import { matchRows } from "@/lib/facilities/matching";
import type { FacilityRequest } from "@/lib/facilities/question";
import { listRows, type RowSet, subtractRows } from "@/lib/facilities/row-sets";
import { type Removal, readRemovals } from "@/lib/records/removals";
import { queryPublished } from "@/lib/replica";
import { momentBefore } from "@/lib/revisions/moment";

const refsOf = async (set: RowSet): Promise<Set<string>> => {
  const ids = [...listRows(set)];
  if (ids.length === 0) return new Set();
  const rows = await queryPublished<{ ref: string }>(
    sql`SELECT v.ref FROM facility_version v WHERE v.id = ANY(${ids}::int[])`,
  );
  return new Set(rows.map(({ ref }) => ref));
};

/**
 * The facilities that matched a filter just before `updated_since` and do not now. Only rows that are in one of the two
 * and not in the other are looked at, so it costs what has changed.
 */
export async function readRemoved({ filter, moment }: FacilityRequest): Promise<Removal[]> {
  if (filter.updated_since === undefined) return [];
  const rest = without(filter, "updated_since");
  const before = await momentBefore(filter.updated_since, moment, filter.as_of);
  if (before.revision === 0) return [];
  const [{ set: then }, { set: now }] = [await matchRows(rest, before), await matchRows(rest, moment)];
  const [left, come] = await Promise.all([refsOf(subtractRows(then, now)), refsOf(subtractRows(now, then))]);
  const gone = [...left].filter((ref) => !come.has(ref));
  return readRemovals("facility", gone, moment);
}
