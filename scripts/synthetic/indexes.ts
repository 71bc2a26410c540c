import type pg from "pg";

/** The tables that are filled whole: what hangs on them is cheaper to make once, at the end. */
const FILLED = ["record_version", "facility_version", "search_term"];

const quote = (name: string) => `"${name}"`;

/** Takes indexes and constraints off the tables that are to be filled; gives the statements that put them back. */
export async function setIndexesAside(client: pg.Client): Promise<string[]> {
  const constraints = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = ANY($1::regclass[]) AND contype IN ('p', 'u', 'f') ORDER BY contype = 'f', conname`,
    [FILLED],
  );
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
     ORDER BY i.indrelid::regclass::text, 1`,
    [FILLED],
  );
  const back = [
    ...constraints.rows.map(
      ({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${quote(name)} ${definition}`,
    ),
    ...indexes.rows.map(({ definition }) => definition),
  ];
  for (const { table, name } of constraints.rows)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quote(name)}`);
  for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`);
  return back;
}

/** Puts indexes and constraints back, and lets the planner know what it has before it. */
export async function restoreIndexes(client: pg.Client, statements: readonly string[]): Promise<void> {
  await client.query("SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2");
  for (const statement of statements) await client.query(statement);
  for (const table of FILLED) await client.query(`VACUUM (ANALYZE, FREEZE) ${table}`);
}
