import sql from "sql-template-tag";
import { query } from "@/lib/db";
import { addRow, listRows, type RowSet } from "@/lib/facilities/row-sets";
import { integers, type RolePairs, type RowTable } from "@/lib/facilities/row-table";
import { roleTokens } from "@/lib/facilities/tokens";

const CHUNK = 200_000;
const NO_PAIRS: RolePairs = {
  upTo: 0,
  starts: new Uint32Array(1),
  pairs: new Uint16Array(0),
  names: [],
  numbers: new Map(),
};

/** The pairs of some rows: which, by number, and where those of each row begin. */
async function readChunk(before: RolePairs, from: number, to: number): Promise<RolePairs> {
  const found = await query<{ token: string; ids: Buffer }>(sql`
    SELECT token, string_agg(int4send(v.id), '') AS ids FROM facility_version v CROSS JOIN LATERAL unnest(v.role_tokens) AS token
    WHERE v.id >= ${from} AND v.id < ${to} AND strpos(token, ':') > 1 GROUP BY token`);
  const starts = new Uint32Array(to + 1);
  starts.set(before.starts);
  const held = found.map(({ token, ids }) => ({ token, rows: integers(ids) }));
  for (const { rows } of held) for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = from; row < to; row += 1) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const pairs = new Uint16Array(starts[to] ?? 0);
  pairs.set(before.pairs);
  const [names, numbers] = [[...before.names], new Map(before.numbers)];
  const next = starts.slice();
  for (const { token, rows } of held) {
    const number = numbers.get(token) ?? names.length;
    if (number === names.length) {
      const [body = "", role = ""] = token.split(":");
      names.push({ body, role });
      numbers.set(token, number);
    }
    for (const row of rows) {
      pairs[next[row] ?? 0] = number;
      next[row] = (next[row] ?? 0) + 1;
    }
  }
  return { upTo: to, starts, pairs, names, numbers };
}

/** The bodies and roles of every row below a number; read when they are first asked for, then kept in step. */
export async function readRolePairs(table: RowTable, upTo: number): Promise<RolePairs> {
  const before = await table.roles?.catch(() => undefined);
  if (before && before.upTo >= upTo) return before;
  const reading = (async () => {
    let known = before ?? NO_PAIRS;
    while (known.upTo < upTo) known = await readChunk(known, known.upTo, Math.min(upTo, known.upTo + CHUNK));
    return known;
  })();
  table.roles = reading;
  reading.catch(() => {
    table.roles = undefined;
  });
  return reading;
}

/** Which pairs a question about roles fits: those whose own tokens hold one of its. */
export function fitPairs({ names }: RolePairs, tokens: readonly string[]): boolean[] {
  return names.map(({ body, role }) => roleTokens([{ body_code: body, role }]).some((token) => tokens.includes(token)));
}

/** Adds the rows from one number to another that have a pair that fits. */
export function addFitting(
  { starts, pairs }: RolePairs,
  fits: readonly boolean[],
  [from, upTo]: readonly [number, number],
  set: RowSet,
): void {
  const wanted = Uint8Array.from(fits, Number);
  for (let row = from; row < upTo; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      if (wanted[pairs[at] ?? 0] !== 1) continue;
      addRow(set, row);
      break;
    }
  }
}

/** How many rows of a set have a pair of each sort; a row counts once for a sort. -1: of no sort. */
export function countSorts({ starts, pairs }: RolePairs, set: RowSet, sorts: Int32Array, most: number): Uint32Array {
  const counts = new Uint32Array(most);
  const last = new Int32Array(most).fill(-1);
  const rows = listRows(set);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const sort = sorts[pairs[at] ?? 0] ?? -1;
      if (sort < 0 || last[sort] === row) continue;
      last[sort] = row;
      counts[sort] = (counts[sort] ?? 0) + 1;
    }
  }
  return counts;
}

/** How many rows of a set each body has a role in; with roles asked for, one of those. */
export function countBodies(roles: RolePairs, set: RowSet, asked?: readonly string[]): Map<string, number> {
  const bodies = new Map<string, number>();
  const sorts = Int32Array.from(roles.names, ({ body, role }) => {
    if (asked && !asked.includes(role)) return -1;
    bodies.set(body, bodies.get(body) ?? bodies.size);
    return bodies.get(body) ?? -1;
  });
  const counts = countSorts(roles, set, sorts, bodies.size);
  return new Map([...bodies].flatMap(([body, at]) => (counts[at] ? [[body, counts[at]] as const] : [])));
}
