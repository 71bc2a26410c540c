import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { withClient } from "@/scripts/database/connect.mjs";
import { draftSchema } from "../support/draft-schema";
import { copyTemplate } from "../support/templates.mjs";

const COLUMNS = `SELECT format('%s.%s %s%s', table_name, column_name, udt_name, CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END) AS line
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`;
const INDEXES = `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
const CONSTRAINTS = `SELECT format('%s %s: %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid <> '_prisma_migrations'::regclass`;
const VOCABULARIES = `SELECT format('%s: %s', t.typname, string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder)) AS line
  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname`;

/** What a Prisma schema cannot say, and so stands in the migrations alone: checks, partial and spatial indexes, those of an expression. */
const SQL_ONLY = [
  /: CHECK \(/,
  /^CREATE (UNIQUE )?INDEX .* WHERE /,
  /^CREATE INDEX .* USING gist /,
  /^CREATE INDEX .* \(\w+\(.*\)\)$/,
];

test.each([
  ["columns", COLUMNS],
  ["indexes", INDEXES],
  ["constraints", CONSTRAINTS],
  ["vocabularies", VOCABULARIES],
])("schema and migrations have the same %s", async (_what, sql) => {
  const [inMigrations, inSchema] = await Promise.all([list(migrated.url, sql), list(drafted.url, sql)]);
  expect(inMigrations.length).toBeGreaterThan(0);
  const unsayable = inMigrations.filter((line) => SQL_ONLY.some((pattern) => pattern.test(line)));
  expect(inSchema.filter((line) => !inMigrations.includes(line))).toEqual([]);
  expect(inMigrations.filter((line) => !inSchema.includes(line) && !unsayable.includes(line))).toEqual([]);
});

let migrated: { url: string; drop: () => Promise<void> };
let drafted: { url: string; drop: () => Promise<void> };

beforeAll(async () => {
  migrated = await copyTemplate(inject("adminUrl"), inject("templates").empty);
  drafted = await copyTemplate(inject("adminUrl"), "template0");
  const script = await draftSchema("prisma/schema.prisma", drafted.url);
  await withClient(drafted.url, (client) => client.query(`CREATE TABLE _prisma_migrations (); ${script}`));
});

afterAll(async () => {
  await migrated.drop();
  await drafted.drop();
});

async function list(url: string, sql: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) => client.query<{ line: string }>(sql));
  return rows.map(({ line }) => line);
}
