import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { from, to } from "pg-copy-streams";

/**
 * @typedef {import("pg").Client} Client
 * @typedef {import("./manifest.mjs").Table} Table
 */

/** Kept by the migrations themselves. */
const BOOK = "_prisma_migrations";

/**
 * The tables with the columns that are written, not computed.
 *
 * @param {Client} client
 * @returns {Promise<{ name: string, columns: string[] }[]>}
 */
async function listTables(client) {
  const { rows } = await client.query(
    `SELECT table_name AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' AND table_name <> $1
     GROUP BY table_name ORDER BY table_name`,
    [BOOK],
  );
  return rows;
}

/**
 * Writes every table into a folder, a compressed file each, all as they stand at one moment.
 *
 * @param {Client} client in a transaction with one snapshot
 * @param {string} folder
 * @returns {Promise<Table[]>}
 */
export async function writeTables(client, folder) {
  const tables = [];
  for (const { name, columns } of await listTables(client)) {
    const file = `${name}.copy.gz`;
    const copy = to(`COPY ${named(client, name, columns)} TO STDOUT`);
    await pipeline(client.query(copy), createGzip({ level: 6 }), fs.createWriteStream(path.join(folder, file)));
    tables.push({ name, columns, rows: copy.rowCount, file: `${path.basename(folder)}/${file}` });
  }
  return tables;
}

/**
 * Fills empty tables from the files of a backup. Foreign keys are put aside and checked when all rows are there; triggers
 * stay silent, for the rows of the audit log bring their hashes along.
 *
 * @param {Client} client in a transaction
 * @param {string} folder of the backup
 * @param {readonly Table[]} tables
 */
export async function fillTables(client, folder, tables) {
  const { rows: keys } = await client.query(
    `SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  for (const { of, name } of keys)
    await client.query(`ALTER TABLE ${of} DROP CONSTRAINT ${client.escapeIdentifier(name)}`);
  for (const { name, columns, rows, file } of tables) {
    const quoted = client.escapeIdentifier(name);
    await client.query(`ALTER TABLE ${quoted} DISABLE TRIGGER USER`);
    // The head of the log is there from its migration on.
    await client.query(`DELETE FROM ${quoted}`);
    const copy = from(`COPY ${named(client, name, columns)} FROM STDIN`);
    await pipeline(fs.createReadStream(path.join(folder, file)), createGunzip(), client.query(copy));
    if (copy.rowCount !== rows) throw new Error(`${name} has ${copy.rowCount} rows and not ${rows}`);
    await client.query(`ALTER TABLE ${quoted} ENABLE TRIGGER USER`);
  }
  for (const { of, name, definition } of keys) {
    await client.query(`ALTER TABLE ${of} ADD CONSTRAINT ${client.escapeIdentifier(name)} ${definition}`);
  }
}

/**
 * How far each counter is.
 *
 * @param {Client} client
 * @returns {Promise<Record<string, number>>}
 */
export async function readSequences(client) {
  const { rows } = await client.query(
    "SELECT sequencename AS name, last_value::float8 AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL",
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/**
 * @param {Client} client
 * @param {Record<string, number>} sequences
 */
export async function setSequences(client, sequences) {
  for (const [name, value] of Object.entries(sequences)) {
    await client.query("SELECT setval($1::regclass, $2)", [client.escapeIdentifier(name), value]);
  }
}

/**
 * @param {Client} client
 * @param {string} table
 * @param {readonly string[]} columns
 */
function named(client, table, columns) {
  return `${client.escapeIdentifier(table)} (${columns.map((column) => client.escapeIdentifier(column)).join(", ")})`;
}
