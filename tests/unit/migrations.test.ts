import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { MIGRATIONS } from "@/scripts/database/migrate.mjs";

/** The last one of before there was a register in service, whose large tables somebody reads and writes meanwhile. */
const BEFORE_SERVICE = "20261122000600_many_rows";

/** What keeps others from a large table for as long as it takes to look at every row, and what to write in its place. */
const LOCKING: readonly [RegExp, string][] = [
  [/^CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)/i, "CREATE INDEX CONCURRENTLY, in a file of its own (-- no-transaction)"],
  [/^(REINDEX (?!.*CONCURRENTLY)|CLUSTER|VACUUM FULL|LOCK )/i, "REINDEX CONCURRENTLY, or nothing"],
  [/\bALTER COLUMN \S+ (SET DATA )?TYPE\b/i, "a new column, filled in batches"],
  [/\bALTER COLUMN \S+ SET NOT NULL\b/i, "a CHECK (... IS NOT NULL) NOT VALID, validated in a later file"],
  [
    /\bADD CONSTRAINT \S+ (CHECK|FOREIGN KEY)(?!.*\bNOT VALID\b)/i,
    "NOT VALID, and VALIDATE CONSTRAINT in a later file",
  ],
  [
    /\bADD (CONSTRAINT \S+ )?(PRIMARY KEY|UNIQUE)(?!.*\bUSING INDEX\b)/i,
    "an index made concurrently, then USING INDEX",
  ],
  [/\bADD COLUMN .*\b(DEFAULT\s+\w+\(|GENERATED ALWAYS AS .*STORED)/i, "a column without it, filled in batches"],
  [/^(UPDATE|DELETE FROM)\b/i, "batches, in a file without a transaction"],
];

/** The statements of a file that lock a table which was there before it, each with what to write in its place. */
function findLocking(sql: string): string[] {
  const statements = sql
    .replaceAll(/--.*$/gm, "")
    .split(";")
    .map((one) => one.replaceAll(/\s+/g, " ").trim());
  const made = statements.flatMap((one) => /^CREATE TABLE (?:IF NOT EXISTS )?(\S+)/i.exec(one)?.[1] ?? []);
  return statements.flatMap((one) => {
    const table = /\b(?:ON|TABLE|UPDATE|FROM)\s+(?:ONLY )?("?\w+"?)/i.exec(one)?.[1] ?? "";
    if (made.includes(table)) return [];
    return LOCKING.filter(([pattern]) => pattern.test(one)).map(([, better]) => `${one}: write ${better}`);
  });
}

test("no migration of a register in service keeps people from a large table", () => {
  const later = fs.readdirSync(MIGRATIONS).filter((name) => /^\d/.test(name) && name > BEFORE_SERVICE);
  const found = later.flatMap((name) =>
    findLocking(fs.readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8")).map((one) => `${name}: ${one}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["CREATE INDEX x ON facility (name);", 1],
  ["-- no-transaction\nCREATE INDEX CONCURRENTLY x ON facility (name);", 0],
  ["CREATE TABLE note (id int);\nCREATE UNIQUE INDEX x ON note (id);", 0],
  ["ALTER TABLE facility ALTER COLUMN seats TYPE bigint;", 1],
  ["ALTER TABLE facility ALTER COLUMN seats SET NOT NULL;", 1],
  ["ALTER TABLE facility ADD COLUMN note text, ADD COLUMN shown boolean NOT NULL DEFAULT false;", 0],
  ["ALTER TABLE facility ADD COLUMN id2 uuid DEFAULT gen_random_uuid();", 1],
  ["ALTER TABLE facility ADD CONSTRAINT few CHECK (seats < 9000);", 1],
  ["ALTER TABLE facility ADD CONSTRAINT few CHECK (seats < 9000) NOT VALID;", 0],
  ["ALTER TABLE facility VALIDATE CONSTRAINT few;", 0],
  ["ALTER TABLE facility ADD CONSTRAINT one UNIQUE USING INDEX x;", 0],
  ["UPDATE facility SET seats = 0;", 1],
  ["ALTER TABLE facility DROP COLUMN seats;", 0],
])("%s locks: %i", (sql, count) => {
  expect(findLocking(sql)).toHaveLength(count);
});
