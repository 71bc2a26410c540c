import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import { leftOutFilter, type Nearest, reachableFilter } from "@/lib/areas/distances";
import type { AreaDocument } from "@/lib/areas/schema";
import { env } from "@/lib/env";
import { countFacilities } from "@/lib/facilities/queries";
import { FACILITY_KINDS, type FacilityKind } from "@/lib/facilities/schema";
import { distanceKm, facilityWhere } from "@/lib/facilities/where";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

const kept = new LRUCache<string, Promise<unknown>>({ max: 32 });

/** Keeps what a revision and a day say, however often it is asked; a failure is not kept. */
function once<Result>(name: string, moment: Moment, read: () => Promise<Result>): Promise<Result> {
  const key = `${env.DATABASE_URL} ${name} ${moment.revision} ${moment.day}`;
  const known = kept.get(key);
  if (known) return known as Promise<Result>;
  const reading = read();
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}

async function readNearest(
  kind: FacilityKind,
  areas: readonly Pick<AreaDocument, "code" | "lat" | "lon">[],
  moment: Moment,
) {
  const points = areas.filter(({ lat, lon }) => lat !== null && lon !== null);
  return queryPublished<Nearest & { code: string }>(sql`
    SELECT a.code, ${kind}::text AS kind, near.ref, near.name, near.name_ur, near.km
    FROM jsonb_to_recordset(${JSON.stringify(points)}::jsonb) AS a(code text, lat float8, lon float8)
    CROSS JOIN LATERAL (
      SELECT candidate.* FROM (
        SELECT v.ref, v.name, v.name_ur, v.latitude, v.longitude FROM facility_version v
        WHERE ${facilityWhere(reachableFilter(kind), moment)} AND v.point IS NOT NULL ORDER BY v.point <-> point(a.lon, a.lat) LIMIT 10
      ) AS v CROSS JOIN LATERAL (SELECT v.ref, v.name, v.name_ur, ${distanceKm(sql`a.lat`, sql`a.lon`)} AS km) AS candidate
      ORDER BY candidate.km, candidate.ref LIMIT 1
    ) AS near`);
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
