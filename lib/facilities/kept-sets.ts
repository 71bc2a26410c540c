import sql, { type Sql } from "sql-template-tag";
import { addRow, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import { integers, type KeptSet, type RowTable } from "@/lib/facilities/row-table";
import { queryPublished } from "@/lib/replica";

/** Gives a set that is kept, looking only where it has not been looked yet. */
export async function keepSet(
  table: RowTable,
  key: string,
  upTo: number,
  look: (from: number, set: RowSet) => Promise<void> | void,
): Promise<RowSet> {
  const before: KeptSet | undefined = await table.kept.get(key)?.catch(() => undefined);
  if (before && before.upTo >= upTo) return before.set;
  const looking = (async () => {
    const set = makeSet(upTo);
    if (before) set.set(before.set);
    await look(before?.upTo ?? 0, set);
    return { upTo, set };
  })();
  table.kept.set(key, looking, { size: 64 + Math.ceil(upTo / 8) });
  looking.catch(() => table.kept.delete(key));
  return (await looking).set;
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
