import sql, { type Sql } from "sql-template-tag";
import { integers } from "@/lib/facilities/gathered-rows";
import { listRows, type RowSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { queryPublished } from "@/lib/replica";

/** What rows have several of: bodies in their roles, sources. */
export type TokenName = "role" | "source";

/** The tokens of the rows: those of row n stand from `starts[n]` to `starts[n + 1]`, by number. */
export type TokenRows = {
  upTo: number;
  starts: Uint32Array;
  held: Uint32Array;
  names: readonly string[];
  numbers: ReadonlyMap<string, number>;
};

const CHUNK = 200_000;
const NOTHING: TokenRows = {
  upTo: 0,
  starts: new Uint32Array(1),
  held: new Uint32Array(0),
  names: [],
  numbers: new Map(),
};

/** Where the tokens stand, and which of them count: of the roles those that name a body too. */
const COLUMNS = {
  role: { column: sql`v.role_tokens`, counts: sql`strpos(token, ':') > 1` },
  source: { column: sql`v.source_ids`, counts: sql`TRUE` },
} as const satisfies Record<TokenName, { column: Sql; counts: Sql }>;

/** The tokens of some rows: which, by number, and where those of each row begin. */
async function readChunk(name: TokenName, before: TokenRows, from: number, to: number): Promise<TokenRows> {
  const { column, counts } = COLUMNS[name];
  const found = await queryPublished<{ token: string; ids: Buffer }>(sql`
    SELECT token, string_agg(int4send(v.id), '') AS ids FROM facility_version v CROSS JOIN LATERAL unnest(${column}) AS token
    WHERE v.id >= ${from} AND v.id < ${to} AND ${counts} GROUP BY token`);
  const starts = new Uint32Array(to + 1);
  starts.set(before.starts);
  const read = found.map(({ token, ids }) => ({ token, rows: integers(ids) }));
  for (const { rows } of read) for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = from; row < to; row += 1) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const held = new Uint32Array(starts[to] ?? 0);
  held.set(before.held);
  const [names, numbers] = [[...before.names], new Map(before.numbers)];
  const next = starts.slice();
  for (const { token, rows } of read) {
    const number = numbers.get(token) ?? names.length;
    if (number === names.length) {
      names.push(token);
      numbers.set(token, number);
    }
    for (const row of rows) {
      held[next[row] ?? 0] = number;
      next[row] = (next[row] ?? 0) + 1;
    }
  }
  return { upTo: to, starts, held, names, numbers };
}

/** The tokens of every row below a number; read when they are first asked for, then kept in step. */
export async function readTokenRows(table: RowTable, name: TokenName, upTo: number): Promise<TokenRows> {
  const kept = table.tokens.get(name);
  const before = kept && (await kept.catch(() => undefined));
  if (before && before.upTo >= upTo) return before;
  const reading = (async () => {
    let known = before ?? NOTHING;
    while (known.upTo < upTo) known = await readChunk(name, known, known.upTo, Math.min(upTo, known.upTo + CHUNK));
    return known;
  })();
  table.tokens.set(name, reading);
  reading.catch(() => table.tokens.delete(name));
  return reading;
}

/** How many rows of a set have each token. */
export function countTokens({ starts, held, names }: TokenRows, set: RowSet): Map<string, number> {
  const counts = new Uint32Array(names.length);
  for (const row of listRows(set)) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) counts[held[at] ?? 0] = (counts[held[at] ?? 0] ?? 0) + 1;
  }
  return new Map(names.flatMap((name, at) => (counts[at] ? [[name, counts[at]] as const] : [])));
}
