import { LRUCache } from "lru-cache";
import sql, { join, raw } from "sql-template-tag";
import type { AreaDocument } from "@/lib/areas/schema";
import { query } from "@/lib/db";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { FACILITY_KINDS, type FacilityKind } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES, STATUS_GROUPS, type StatusGroup } from "@/lib/facilities/status";
import { distanceKm, facilityWhere } from "@/lib/facilities/where";
import type { Moment } from "@/lib/revisions/moment";

/** How many facilities an area has of each kind, by status group. A site with two kinds stands in both. */
export type KindTally = Record<FacilityKind, Record<StatusGroup, number>>;

/** The nearest open facility of a kind: from the area's point, in kilometres as the crow flies, approximate. */
export type Nearest = { kind: FacilityKind; ref: string; name: string; name_ur: string | null; km: number };

const kept = new LRUCache<string, Promise<unknown>>({ max: 64 });

/** Keeps what a revision and a day say, however often it is asked; a failure is not kept. */
function once<Result>(name: string, moment: Moment, read: () => Promise<Result>): Promise<Result> {
  const key = `${name} ${moment.revision} ${moment.day}`;
  const known = kept.get(key);
  if (known) return known as Promise<Result>;
  const reading = read();
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}

/** By area code: kinds by status group. Areas without any facility are absent. */
export function tallyKinds(moment: Moment): Promise<ReadonlyMap<string, Partial<KindTally>>> {
  return once("kinds", moment, async () => {
    const groups = STATUS_GROUP_NAMES.map(
      (group) => sql`count(*) FILTER (WHERE status = ANY(${[...STATUS_GROUPS[group]]}::text[])) AS ${raw(group)}`,
    );
    const rows = await query<{ code: string; kind: FacilityKind } & Record<StatusGroup, number>>(sql`
      SELECT code, kind, ${join(groups)}
      FROM (SELECT unnest(v.area_codes) AS code, v.kinds, v.status FROM facility_version v WHERE ${facilityWhere({}, moment)}) AS placed
      CROSS JOIN LATERAL unnest(kinds) AS kind GROUP BY code, kind`);
    const tallies = new Map<string, Partial<KindTally>>();
    for (const { code, kind, ...counts } of rows) tallies.set(code, { ...tallies.get(code), [kind]: counts });
    return tallies;
  });
}

/** By district: how many facilities are known to lie in it, and not in which tehsil. */
export function tallyWithoutTehsil(moment: Moment): Promise<ReadonlyMap<string, number>> {
  return once("tehsil unknown", moment, async () => {
    const rows = await query<{
      code: string;
      n: number;
    }>(sql`SELECT v.district_code AS code, count(*) AS n FROM facility_version v
      WHERE ${facilityWhere({}, moment)} AND v.district_code IS NOT NULL AND v.tehsil_code IS NULL GROUP BY 1`);
    return new Map(rows.map(({ code, n }) => [code, n]));
  });
}

/** What a distance is measured to: open, and known to the town at least; the others are counted apart. */
const reachable = (kind: FacilityKind): FacilityFilter => ({
  kind: [kind],
  status: ["open"],
  precision: ["building", "place"],
});

async function readNearest(
  kind: FacilityKind,
  areas: readonly Pick<AreaDocument, "code" | "lat" | "lon">[],
  moment: Moment,
) {
  const points = areas.filter(({ lat, lon }) => lat !== null && lon !== null);
  return query<Nearest & { code: string }>(sql`
    SELECT a.code, ${kind}::text AS kind, near.ref, near.name, near.name_ur, near.km
    FROM jsonb_to_recordset(${JSON.stringify(points)}::jsonb) AS a(code text, lat float8, lon float8)
    CROSS JOIN LATERAL (
      SELECT candidate.* FROM (
        SELECT v.ref, v.name, v.name_ur, v.latitude, v.longitude FROM facility_version v
        WHERE ${facilityWhere(reachable(kind), moment)} AND v.point IS NOT NULL ORDER BY v.point <-> point(a.lon, a.lat) LIMIT 10
      ) AS v CROSS JOIN LATERAL (SELECT v.ref, v.name, v.name_ur, ${distanceKm(sql`a.lat`, sql`a.lon`)} AS km) AS candidate
      ORDER BY candidate.km, candidate.ref LIMIT 1
    ) AS near`);
}

/** By area code: the nearest open facility of each kind from the area's point, as far as there is one. */
export function readNearestOpen(
  level: AreaDocument["level"],
  areas: readonly AreaDocument[],
  moment: Moment,
): Promise<ReadonlyMap<string, Nearest[]>> {
  return once(`nearest ${level}`, moment, async () => {
    const asked = areas.filter((area) => area.level === level).map(({ code, lat, lon }) => ({ code, lat, lon }));
    const found = await Promise.all(FACILITY_KINDS.map((kind) => readNearest(kind, asked, moment)));
    const nearest = new Map<string, Nearest[]>();
    for (const { code, ...one } of found.flat()) nearest.set(code, [...(nearest.get(code) ?? []), one]);
    return nearest;
  });
}

/** How many open facilities of each kind distances leave out, for their place is known less well than to the town. */
export function countImprecise(moment: Moment): Promise<ReadonlyMap<FacilityKind, number>> {
  return once("imprecise", moment, async () => {
    const filter: FacilityFilter = { status: ["open"], precision: ["tehsil", "district", "province", "none"] };
    const rows = await query<{ kind: FacilityKind; n: number }>(sql`SELECT kind, count(*) AS n FROM facility_version v
      CROSS JOIN LATERAL unnest(v.kinds) AS kind WHERE ${facilityWhere(filter, moment)} GROUP BY kind`);
    return new Map(rows.map(({ kind, n }) => [kind, n]));
  });
}
