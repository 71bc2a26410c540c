import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import { leftOutFilter, type Nearest, reachableFilter } from "@/lib/areas/distances";
import type { AreaDocument } from "@/lib/areas/schema";
import { env } from "@/lib/env";
import { matchRows } from "@/lib/facilities/matching";
import { countFacilities } from "@/lib/facilities/queries";
import { FACILITY_KINDS, type FacilityKind } from "@/lib/facilities/schema";
import { findNearest } from "@/lib/map/nearest";
import { placedRows, spreadKey, spreadOf } from "@/lib/map/placed-rows";
import { keepReading } from "@/lib/records/keep-reading";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

const kept = new LRUCache<string, Promise<unknown>>({ max: 32 });

/** Keeps what a revision and a day say, however often it is asked. */
function once<Result>(name: string, moment: Moment, read: () => Promise<Result>): Promise<Result> {
  return keepReading(kept, `${env.DATABASE_URL} ${name} ${moment.revision} ${moment.day}`, read) as Promise<Result>;
}

/** Of each area: what is nearest to its point, the first by ref of those that are equally near. */
async function readNearest(
  kind: FacilityKind,
  areas: readonly Pick<AreaDocument, "code" | "lat" | "lon">[],
  moment: Moment,
): Promise<(Nearest & { code: string })[]> {
  const filter = reachableFilter(kind);
  const { table, set } = await matchRows(filter, moment);
  const placed = placedRows(table);
  const { set: places } = spreadOf(placed, set, spreadKey(filter, moment));
  const found = areas.flatMap(({ code, lat, lon }) => {
    const nearest = lat === null || lon === null ? null : findNearest(placed, places, { lat, lon });
    return nearest ? [{ code, km: nearest.km, rows: nearest.places.map((place) => placed.rows[place] ?? 0) }] : [];
  });
  const named = await queryPublished<{ id: number } & Pick<Nearest, "ref" | "name" | "name_ur">>(sql`
    SELECT v.id, v.ref, v.name, v.name_ur FROM facility_version v
    WHERE v.id = ANY(${[...new Set(found.flatMap(({ rows }) => rows))]}::int[])`);
  const byRow = new Map(named.map(({ id, ...facility }) => [id, facility]));
  return found.flatMap(({ code, km, rows }) => {
    const [first] = rows.flatMap((row) => byRow.get(row) ?? []).sort((one, other) => (one.ref < other.ref ? -1 : 1));
    return first ? [{ code, kind, km, ...first }] : [];
  });
}

/** By code, of all areas of a level: the nearest open facility of each kind from the area's point, as far as there is one. */
export function readNearestOpen(
  areas: readonly AreaDocument[],
  moment: Moment,
): Promise<ReadonlyMap<string, Nearest[]>> {
  return once("nearest", moment, async () => {
    const asked = areas.map(({ code, lat, lon }) => ({ code, lat, lon }));
    const nearest = new Map<string, Nearest[]>();
    // One after the other: once a revision and day, and other readers need the connections meanwhile.
    for (const kind of FACILITY_KINDS)
      for (const { code, ...one } of await readNearest(kind, asked, moment))
        nearest.set(code, [...(nearest.get(code) ?? []), one]);
    return nearest;
  });
}

/** How many open facilities of each kind distances leave out. */
export function countLeftOut(moment: Moment): Promise<ReadonlyMap<FacilityKind, number>> {
  return once("left out", moment, async () => {
    const counts = FACILITY_KINDS.map(
      async (kind) => [kind, await countFacilities(leftOutFilter(kind), moment)] as const,
    );
    return new Map(await Promise.all(counts));
  });
}
