import sql from "sql-template-tag";
import { integers } from "@/lib/facilities/gathered-rows";
import { countRows, hasRow, keepRows, type RowSet } from "@/lib/facilities/row-sets";
import type { Ranks, RowTable } from "@/lib/facilities/row-table";
import { queryPublished } from "@/lib/replica";

/** So many new rows are put in one by one; more, and the order is read anew. */
const MOST_INSERTED = 2000;

function toRanks(order: Uint32Array, size: number): Ranks {
  const places = new Uint32Array(size);
  for (let place = 0; place < order.length; place += 1) places[order[place] ?? 0] = place;
  return { size, order, places };
}

async function readOrder(size: number): Promise<Ranks> {
  const [found] = await queryPublished<{ ids: Buffer | null }>(
    sql`SELECT string_agg(int4send(o.id), '') AS ids FROM (SELECT v.id FROM facility_version v WHERE v.id < ${size} ORDER BY v.name, v.ref) AS o`,
  );
  return toRanks(Uint32Array.from(integers(found?.ids ?? null)), size);
}

/** Puts new rows among the old ones: each after the one that an index says comes before it. */
async function insertRows({ size: before, order, places }: Ranks, size: number): Promise<Ranks> {
  const added = await queryPublished<{ id: number; after: number | null }>(sql`
    SELECT n.id, o.id AS after FROM facility_version n LEFT JOIN LATERAL (
      SELECT v.id FROM facility_version v WHERE (v.name, v.ref) <= (n.name, n.ref) AND v.id < ${before}
      ORDER BY v.name DESC, v.ref DESC LIMIT 1) AS o ON TRUE
    WHERE n.id >= ${before} AND n.id < ${size} ORDER BY n.name, n.ref`);
  const longer = new Uint32Array(order.length + added.length);
  let copied = 0;
  for (const [at, { id, after }] of added.entries()) {
    const upTo = after === null ? 0 : (places[after] ?? 0) + 1;
    longer.set(order.subarray(copied, upTo), copied + at);
    longer[upTo + at] = id;
    copied = upTo;
  }
  longer.set(order.subarray(copied), copied + added.length);
  return toRanks(longer, size);
}

/** The default order of the rows of a table; read once, then kept in step. */
export async function rankRows(table: RowTable): Promise<Ranks> {
  const upTo = table.size;
  const before = await table.ranks?.catch(() => undefined);
  if (before && before.size >= upTo) return before;
  const ranking = before && upTo - before.size <= MOST_INSERTED ? insertRows(before, upTo) : readOrder(upTo);
  table.ranks = ranking;
  ranking.catch(() => {
    table.ranks = undefined;
  });
  return ranking;
}

/** So many rows are sorted by their places; of more, every stretch of the order holds some. */
const FEW = 20_000;

/** Where in the order the rows begin that come after a name and ref, or with them (`including`). */
async function findEdge({ places }: Ranks, name: string, ref: string, including: boolean): Promise<number> {
  const comparison = including ? sql`(v.name, v.ref) < (${name}, ${ref})` : sql`(v.name, v.ref) <= (${name}, ${ref})`;
  // A facility has a row for each of its periods, all with one name and ref: the edge lies behind the last of them.
  const rows = await queryPublished<{ id: number }>(sql`SELECT w.id FROM facility_version w WHERE (w.name, w.ref) = (
    SELECT v.name, v.ref FROM facility_version v WHERE ${comparison} ORDER BY v.name DESC, v.ref DESC LIMIT 1)`);
  return rows.reduce((edge, { id }) => Math.max(edge, (places[id] ?? 0) + 1), 0);
}

/** A page of a set of rows by name: their numbers in order, how many there are in all, and how many come before. */
export type RankedPage = { rows: number[]; total: number; before: number };

/** The page of a set that follows a name and ref (null: the first one), by name and ref up or down. */
export async function pageByName(
  table: RowTable,
  set: RowSet,
  {
    after,
    descending,
    limit,
  }: { after: readonly [name: string, ref: string] | null; descending: boolean; limit: number },
): Promise<RankedPage> {
  const total = countRows(set);
  if (total === 0) return { rows: [], total, before: 0 };
  const ranks = await rankRows(table);
  const { order, places } = ranks;
  const edge = after ? await findEdge(ranks, ...after, descending) : descending ? order.length : 0;
  if (total <= FEW) {
    const sorted = keepRows(set)
      .map((row) => places[row] ?? 0)
      .sort();
    const below = sorted.filter((place) => place < edge).length;
    const shown = descending
      ? sorted.slice(Math.max(0, below - limit), below).reverse()
      : sorted.slice(below, below + limit);
    return { rows: [...shown].map((place) => order[place] ?? 0), total, before: descending ? total - below : below };
  }
  const rows: number[] = [];
  const step = descending ? -1 : 1;
  for (
    let place = descending ? edge - 1 : edge;
    rows.length < limit && place >= 0 && place < order.length;
    place += step
  ) {
    const row = order[place] ?? 0;
    if (hasRow(set, row)) rows.push(row);
  }
  let below = 0;
  if (after) for (let place = 0; place < edge; place += 1) if (hasRow(set, order[place] ?? 0)) below += 1;
  return { rows, total, before: after && descending ? total - below : below };
}

/** The first of some rows by name. */
export async function sortByName(table: RowTable, rows: readonly number[], limit: number): Promise<number[]> {
  const { order, places } = await rankRows(table);
  const sorted = Uint32Array.from(rows, (row) => places[row] ?? 0).sort();
  return [...sorted.subarray(0, limit)].map((place) => order[place] ?? 0);
}

/** The first by name of very many rows; `holds` says whether a row is one of them. */
export async function firstByName(table: RowTable, holds: (row: number) => boolean, limit: number): Promise<number[]> {
  const { order } = await rankRows(table);
  const first: number[] = [];
  for (let place = 0; place < order.length && first.length < limit; place += 1)
    if (holds(order[place] ?? 0)) first.push(order[place] ?? 0);
  return first;
}

/** All rows of a set by name, in pages of their numbers; nothing but a place in the order is held between two pages. */
export async function* eachByName(
  table: RowTable,
  set: RowSet,
  descending: boolean,
  size: number,
): AsyncGenerator<number[]> {
  const { order } = await rankRows(table);
  const step = descending ? -1 : 1;
  let page: number[] = [];
  for (let place = descending ? order.length - 1 : 0; place >= 0 && place < order.length; place += step) {
    const row = order[place] ?? 0;
    if (!hasRow(set, row)) continue;
    page.push(row);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
