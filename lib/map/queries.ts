import sql from "sql-template-tag";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { type Matches, matchRows } from "@/lib/facilities/matching";
import { readCodes } from "@/lib/facilities/profile-counts";
import { firstByName, rankRows, sortByName } from "@/lib/facilities/row-ranks";
import { countRows, hasRow } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { STATUS_GROUP_NAMES, type StatusGroup } from "@/lib/facilities/status";
import { kmBetween, type Point } from "@/lib/map/distance";
import { type Cell, gatherCells, listShown } from "@/lib/map/grid";
import { contains, type Drawn, liesIn, placedRows, spreadKey, spreadOf } from "@/lib/map/placed-rows";
import type { ClusterMark, Extent, ListedMember, MapAnswer, Mark, Member } from "@/lib/map/schema";
import type { Shown } from "@/lib/map/sums";
import { keepReading } from "@/lib/records/keep-reading";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

/** Facilities named one by one on a point they share; `n` counts all. */
const MOST_MEMBERS = 60;
/** Rows of the list beside the map. */
const MOST_LISTED = 40;
/** Bytes of the named facilities of all marks: what is beyond is a number until the map is nearer. */
const MOST_NAMED_BYTES = 120 * 1024;
/** No facility is named in fewer bytes, so no more than these need be read. */
const LEAST_NAMED_BYTES = 250;

/** Facilities by their rows' numbers, as the map shows them. */
async function readMembers(rows: readonly number[]): Promise<Map<number, ListedMember>> {
  if (rows.length === 0) return new Map();
  const found = await queryPublished<ListedMember & { id: number }>(sql`
    SELECT v.id, v.ref, v.name, v.name_ur, v.main_kind AS kind, v.status, v.status_group AS group, v.status_on, v.contested,
      v.location_precision AS precision, v.place, v.district_ur, v.latitude AS lat, v.longitude AS lon
    FROM facility_version v WHERE v.id = ANY(${rows}::int[])`);
  return new Map(found.map(({ id, ...member }) => [id, member]));
}

/** The rows of a stretch that are shown. */
const rowsOf = (shown: Shown, { within }: Cell): number[] =>
  listShown(shown, within).map((place) => shown.placed.rows[place] ?? 0);

/** The rows to name of each cell whose facilities share one point: by name, the smallest cells first. */
async function chooseNamed(table: RowTable, shown: Shown, cells: readonly Cell[]): Promise<Map<Cell, number[]>> {
  const shared = cells.filter(({ onePoint }) => onePoint).sort((one, other) => one.n - other.n);
  const chosen = new Map<Cell, number[]>();
  if (shared.length === 0) return chosen;
  const { places } = await rankRows(table);
  let left = MOST_NAMED_BYTES / LEAST_NAMED_BYTES;
  for (const cell of shared) {
    if (left <= 0) break;
    const byName = rowsOf(shown, cell).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
    chosen.set(cell, byName.slice(0, MOST_MEMBERS));
    left -= Math.min(cell.n, MOST_MEMBERS);
  }
  return chosen;
}

/** Five decimals are a metre; a mean has fifteen. */
const round = (degrees: number) => Number(degrees.toFixed(5));

function toCluster({ n, lat, lon, groups }: Cell): ClusterMark {
  const present = STATUS_GROUP_NAMES.flatMap((group, at) => (groups[at] ? [[group, groups[at]] as const] : []));
  return { lat: round(lat), lon: round(lon), n, groups: Object.fromEntries(present) };
}

const toMember = ({ lat: _lat, lon: _lon, ...member }: ListedMember): Member => member;

/** The marks of some cells: clusters, or facilities by name where they are few or on one point. */
async function readMarks(table: RowTable, shown: Shown, cells: readonly Cell[]): Promise<Mark[]> {
  const named = await chooseNamed(table, shown, cells);
  const members = await readMembers([...named.values()].flat());
  let left = MOST_NAMED_BYTES;
  return cells.map((cell) => {
    const found = (named.get(cell) ?? []).flatMap((row) => members.get(row) ?? []);
    const bytes = found.reduce((sum, member) => sum + Buffer.byteLength(JSON.stringify(member)), 0);
    const [first] = found;
    if (!first || bytes > left) return toCluster(cell);
    left -= bytes;
    const { lat, lon, n } = cell;
    return n === 1 ? { ...first, n: 1 } : { lat, lon, n, members: found.map(toMember) };
  });
}

/** The facilities nearest to a place of some rows, each with its distance. */
async function readNearest({ points }: RowTable, rows: readonly number[], place: Point): Promise<ListedMember[]> {
  const far = rows.map((row) => {
    const point = { lat: points.latitude[row] ?? 0, lon: points.longitude[row] ?? 0 };
    return { row, km: kmBetween(place, point) };
  });
  const nearest = far.sort((one, other) => one.km - other.km).slice(0, MOST_LISTED);
  const members = await readMembers(nearest.map(({ row }) => row));
  return nearest.flatMap(({ row, km }) => {
    const member = members.get(row);
    return member ? [{ ...member, km: Number(km.toFixed(2)) }] : [];
  });
}

/** So many rows are put in order; of more, the order of all rows is gone through until enough are found. */
const FEW = 5000;

/** The first facilities by name of those that are shown. */
async function readList({ table, set }: Matches, shown: Shown, cells: readonly Cell[]): Promise<ListedMember[]> {
  const isFew = cells.reduce((sum, { n }) => sum + n, 0) <= FEW;
  const isListed = (row: number) =>
    hasRow(set, row) && liesIn(shown.placed, shown.placed.places[row] ?? -1, shown.extent);
  const first = isFew
    ? await sortByName(
        table,
        cells.flatMap((cell) => rowsOf(shown, cell)),
        MOST_LISTED,
      )
    : await firstByName(table, isListed, MOST_LISTED);
  const members = await readMembers(first);
  return first.flatMap((row) => members.get(row) ?? []);
}

/** The part of an answer that follows the extent. */
async function draw(matches: Matches, shown: Shown, filter: FacilityFilter, zoom: number): Promise<Drawn> {
  const { table } = matches;
  const groups = await readCodes(table, "status_group");
  const numbers = Uint8Array.from(groups, ([group]) => STATUS_GROUP_NAMES.indexOf((group ?? "unknown") as StatusGroup));
  const cells = gatherCells(shown, zoom, { count: STATUS_GROUP_NAMES.length, of: numbers });
  const [marks, list] = await Promise.all([
    readMarks(table, shown, cells),
    filter.near
      ? readNearest(
          table,
          cells.flatMap((cell) => rowsOf(shown, cell)),
          filter.near,
        )
      : readList(matches, shown, cells),
  ]);
  return { in_view: cells.reduce((sum, { n }) => sum + n, 0), marks, list };
}

/** What the map shows of a filter in an extent at a zoom; its numbers are those of the list and the files. */
export async function readMap(
  filter: FacilityFilter,
  moment: Moment,
  extent: Extent,
  zoom: number,
): Promise<MapAnswer> {
  const matches = await matchRows(filter, moment);
  const placed = placedRows(matches.table);
  const key = spreadKey(filter, moment);
  const { placed: withPoint, bounds, set } = spreadOf(placed, matches.set, key);
  const drawing = () => draw(matches, { placed, set, extent }, filter, zoom);
  const total = countRows(matches.set);
  return {
    revision: moment.revision,
    as_of: moment.day,
    total,
    without_point: total - withPoint,
    bounds,
    // Whoever sees all of it sees the same, however large the window.
    ...(await (bounds && contains(extent, bounds) ? keepReading(placed.drawn, `${zoom} ${key}`, drawing) : drawing())),
  };
}
