import sql, { join, raw } from "sql-template-tag";
import { query } from "@/lib/db";
import type { FacilityFilter } from "@/lib/facilities/filter";
import type { FacilityKind, LocationPrecision } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES, STATUS_GROUPS, type Status, type StatusGroup } from "@/lib/facilities/status";
import { boxClause, facilityWhere } from "@/lib/facilities/where";
import type { Extent, ListedMember, MapAnswer, Mark, Member } from "@/lib/map/schema";
import type { Moment } from "@/lib/revisions/moment";

/** Facilities named one by one on a point they share; `n` counts all. */
const MOST_MEMBERS = 60;
/** Rows of the list beside the map. */
const MOST_LISTED = 40;
/** A cluster gathers what lies within so many pixels of 256-pixel tiles. */
const CELL_PIXELS = 64;
/** From this zoom on only facilities on exactly one point are gathered. */
const CLUSTERED_BELOW_ZOOM = 12;

type MemberRow = Omit<Member, "group"> & { group: StatusGroup };

const MEMBER = sql`json_build_object('ref', v.ref, 'name', v.name, 'name_ur', v.name_ur, 'kind', v.main_kind, 'status', v.status,
  'group', v.status_group, 'status_on', v.status_on, 'contested', v.contested, 'precision', v.location_precision, 'place', v.place)`;

type CellRow = { lat: number; lon: number; n: number; one_point: boolean; members: MemberRow[] | null } & Record<StatusGroup, number>;

/** The marks of an extent: cells of a grid that follows the zoom, or one point each where they are few or close. */
async function readMarks(filter: FacilityFilter, moment: Moment, extent: Extent, zoom: number): Promise<Mark[]> {
  const cells = zoom >= CLUSTERED_BELOW_ZOOM ? 2 ** 24 : (2 ** zoom * 256) / CELL_PIXELS;
  const groups = STATUS_GROUP_NAMES.map((group) => sql`count(*) FILTER (WHERE v.status = ANY(${[...STATUS_GROUPS[group]]}::text[])) AS ${raw(group)}`);
  const onePoint = sql`min(v.latitude) = max(v.latitude) AND min(v.longitude) = max(v.longitude)`;
  const rows = await query<CellRow>(sql`
    SELECT avg(v.latitude) AS lat, avg(v.longitude) AS lon, count(*) AS n, ${onePoint} AS one_point, ${join(groups)},
      CASE WHEN ${onePoint} THEN (array_agg(${MEMBER} ORDER BY v.name, v.ref))[1:${MOST_MEMBERS}::int] END AS members
    FROM facility_version v
    WHERE ${facilityWhere(filter, moment)} AND ${boxClause(extent)}
    GROUP BY floor(v.mercator_x * ${cells}::float8), floor(v.mercator_y * ${cells}::float8)`);
  return rows.map(({ lat, lon, n, one_point, members, ...counts }) => {
    const [first] = members ?? [];
    if (n === 1 && first) return { ...first, lat, lon, n: 1 };
    if (one_point && members) return { lat, lon, n, members };
    const present = STATUS_GROUP_NAMES.filter((group) => counts[group] > 0).map((group) => [group, counts[group]] as const);
    return { lat, lon, n, groups: Object.fromEntries(present) };
  });
}

type TotalsRow = { total: number; in_view: number; without_point: number; west: number | null; south: number; east: number; north: number };

async function readTotals(filter: FacilityFilter, moment: Moment, extent: Extent): Promise<TotalsRow> {
  const [row] = await query<TotalsRow>(sql`SELECT count(*) AS total, count(*) FILTER (WHERE ${boxClause(extent)}) AS in_view,
    count(*) FILTER (WHERE v.point IS NULL) AS without_point, min(v.longitude) AS west, min(v.latitude) AS south,
    max(v.longitude) AS east, max(v.latitude) AS north
    FROM facility_version v WHERE ${facilityWhere(filter, moment)}`);
  return row ?? { total: 0, in_view: 0, without_point: 0, west: null, south: 0, east: 0, north: 0 };
}

type ListedRow = {
  ref: string;
  name: string;
  name_ur: string | null;
  kind: FacilityKind;
  status: Status;
  group: StatusGroup;
  status_on: string | null;
  contested: boolean;
  precision: LocationPrecision;
  place: string | null;
  lat: number;
  lon: number;
};

function readList(filter: FacilityFilter, moment: Moment, extent: Extent): Promise<ListedMember[]> {
  return query<ListedRow>(sql`SELECT v.ref, v.name, v.name_ur, v.main_kind AS kind, v.status, v.status_group AS group, v.status_on, v.contested,
      v.location_precision AS precision, v.place, v.latitude AS lat, v.longitude AS lon
    FROM facility_version v WHERE ${facilityWhere(filter, moment)} AND ${boxClause(extent)}
    ORDER BY v.name, v.ref LIMIT ${MOST_LISTED}`);
}

/** What the map shows of a filter in an extent at a zoom; its numbers are those of the list and the files. */
export async function readMap(filter: FacilityFilter, moment: Moment, extent: Extent, zoom: number): Promise<MapAnswer> {
  const [marks, totals, list] = await Promise.all([
    readMarks(filter, moment, extent, zoom),
    readTotals(filter, moment, extent),
    readList(filter, moment, extent),
  ]);
  const { total, in_view, without_point, west, south, east, north } = totals;
  return {
    revision: moment.revision,
    as_of: moment.day,
    total,
    in_view,
    without_point,
    marks,
    bounds: west === null ? null : { west, south, east, north },
    list,
  };
}
