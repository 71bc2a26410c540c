import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { query, queryIn, transact } from "@/lib/db";
import { freshDatabase } from "@/tests/support/database";

await freshDatabase({ template: "empty" });

test("a transaction that ran out of time writes nothing any more, by whichever way it writes", async () => {
  const late = transact(async (tx) => {
    await queryIn(tx, sql`CREATE TABLE in_time (n int)`);
    await queryIn(tx, sql`SELECT pg_sleep(0.6)`);
    await queryIn(tx, sql`CREATE TABLE too_late (n int)`);
  }, 200);
  await expect(late).rejects.toThrow();
  const made = await query(sql`SELECT to_regclass('in_time') AS in_time, to_regclass('too_late') AS too_late`);
  expect(made).toEqual([{ in_time: null, too_late: null }]);
});

test("what is left of a transaction that is over writes nothing on its connection, which may be another's", async () => {
  const left = await transact(async (tx) => tx);
  await expect(queryIn(left, sql`CREATE TABLE too_late (n int)`)).rejects.toThrow("is over");
});
