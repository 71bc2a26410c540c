import { listRows, type RowSet } from "@/lib/facilities/row-sets";
import type { TokenRows } from "@/lib/facilities/token-rows";
import { roleTokens } from "@/lib/facilities/tokens";

type Pair = { body: string; role: string };
const pairs = new WeakMap<readonly string[], Pair[]>();

/** The pairs that the rows' tokens of `role` stand for (lib/facilities/token-rows.ts), in their order. */
export function namesOf({ names }: TokenRows): readonly Pair[] {
  const known = pairs.get(names);
  if (known) return known;
  const found = names.map((token) => {
    const [body = "", role = ""] = token.split(":");
    return { body, role };
  });
  pairs.set(names, found);
  return found;
}

/** Which pairs a question about roles fits (1; else 0): those whose own tokens hold one of its. */
export function fitPairs(roles: TokenRows, tokens: readonly string[]): Uint8Array {
  return Uint8Array.from(namesOf(roles), ({ body, role }) =>
    Number(roleTokens([{ body_code: body, role }]).some((token) => tokens.includes(token))),
  );
}

/** Which sort each pair is of (-1: of none), and how many sorts there are. */
export type Sorts = { of: Int32Array; most: number };

/** How many of some rows have a pair of each sort, for each of some ways to sort; a row counts once for a sort. */
export function countSorts({ starts, held }: TokenRows, rows: Uint32Array, ways: readonly Sorts[]): Uint32Array[] {
  const counting = ways.map(({ of, most }) => ({
    of,
    counts: new Uint32Array(most),
    last: new Int32Array(most).fill(-1),
  }));
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const [start, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    for (const { of, counts, last } of counting)
      for (let at = start; at < end; at += 1) {
        const sort = of[held[at] ?? 0] ?? -1;
        if (sort < 0 || last[sort] === row) continue;
        last[sort] = row;
        counts[sort] = (counts[sort] ?? 0) + 1;
      }
  }
  return counting.map(({ counts }) => counts);
}

/** The pairs by their bodies; with roles asked for, those with one of these. */
export function sortByBody(roles: TokenRows, asked?: readonly string[]): Sorts & { bodies: string[] } {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(namesOf(roles), ({ body, role }) => {
    if (asked && !asked.includes(role)) return -1;
    numbers.set(body, numbers.get(body) ?? numbers.size);
    return numbers.get(body) ?? -1;
  });
  return { of, most: numbers.size, bodies: [...numbers.keys()] };
}

/** How many rows of a set each body has a role in. */
export function countBodies(roles: TokenRows, set: RowSet): Map<string, number> {
  const sorts = sortByBody(roles);
  const [counts] = countSorts(roles, listRows(set), [sorts]);
  return new Map(sorts.bodies.flatMap((body, at) => (counts?.[at] ? [[body, counts[at]] as const] : [])));
}
