import sql, { type Sql } from "sql-template-tag";
import { integers } from "@/lib/facilities/gathered-rows";
import { addRow, makeSet, packedBytes, packSet, type RowSet, unpackSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { queryPublished } from "@/lib/replica";

/** What a set takes beside its rows and its key: measured. */
const ENTRY_BYTES = 600;

/** Gives a set that is kept, looking only where it has not been looked yet. Who waits for a look that fails fails with it. */
export async function keepSet(
  table: RowTable,
  key: string,
  upTo: number,
  look: (from: number, set: RowSet) => Promise<void> | void,
): Promise<RowSet> {
  // Who comes first looks at once, so that who comes with them finds it under way.
  const known = table.kept.get(key);
  const before = known && (await known);
  if (before && before.upTo >= upTo) return unpackSet(before.packed, before.upTo);
  const looking = (async () => {
    const set = makeSet(upTo);
    if (before) set.set(unpackSet(before.packed, before.upTo));
    await look(before?.upTo ?? 0, set);
    return { upTo, packed: packSet(set) };
  })();
  const weight = ENTRY_BYTES + key.length * 2;
  table.kept.set(key, looking, { size: weight + Math.ceil(upTo / 8) });
  const isCurrent = () => table.kept.peek(key) === looking;
  looking.then(
    // How much it takes is known only now; the cache weighs a value once, so it is given another.
    (kept) => isCurrent() && table.kept.set(key, Promise.resolve(kept), { size: weight + packedBytes(kept.packed) }),
    () => isCurrent() && table.kept.delete(key),
  );
  return unpackSet((await looking).packed, upTo);
}

/** The rows that a condition picks, by asking the database for each row. */
export function askRows(table: RowTable, key: string, upTo: number, clause: Sql): Promise<RowSet> {
  return keepSet(table, key, upTo, async (from, set) => {
    const [found] = await queryPublished<{ ids: Buffer | null }>(
      sql`SELECT string_agg(int4send(v.id), '') AS ids FROM facility_version v WHERE v.id >= ${from} AND v.id < ${upTo} AND ${clause}`,
    );
    for (const row of integers(found?.ids ?? null)) addRow(set, row);
  });
}
