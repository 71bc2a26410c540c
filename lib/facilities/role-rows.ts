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

/** How many rows of a set have a pair of each sort; a row counts once for a sort. -1: of no sort. */
export function countSorts({ starts, held }: TokenRows, set: RowSet, sorts: Int32Array, most: number): Uint32Array {
  const counts = new Uint32Array(most);
  const last = new Int32Array(most).fill(-1);
  const rows = listRows(set);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const sort = sorts[held[at] ?? 0] ?? -1;
      if (sort < 0 || last[sort] === row) continue;
      last[sort] = row;
      counts[sort] = (counts[sort] ?? 0) + 1;
    }
  }
  return counts;
}

/** How many rows of a set each body has a role in; with roles asked for, one of those. */
export function countBodies(roles: TokenRows, set: RowSet, asked?: readonly string[]): Map<string, number> {
  const bodies = new Map<string, number>();
  const sorts = Int32Array.from(namesOf(roles), ({ body, role }) => {
    if (asked && !asked.includes(role)) return -1;
    bodies.set(body, bodies.get(body) ?? bodies.size);
    return bodies.get(body) ?? -1;
  });
  const counts = countSorts(roles, set, sorts, bodies.size);
  return new Map([...bodies].flatMap(([body, at]) => (counts[at] ? [[body, counts[at]] as const] : [])));
}
