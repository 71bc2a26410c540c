import { randomBytes } from "node:crypto";
import { createDatabase, withClient } from "../../scripts/database/connect.mjs";
import { migrate } from "../../scripts/database/migrate.mjs";
import { hashInputs } from "../../scripts/freshness.mjs";
import { runScript } from "../../scripts/process.mjs";

/**
 * Databases that others are copied from: copying takes a fraction of the time that migrating and loading do.
 *
 * @typedef {"empty" | "registry"} Template empty: migrated; registry: with the data that ships
 */

/** A copy is refused while anybody is connected to the original, so it is made under another name and then renamed. */
const UNFINISHED = "_unfinished";

/**
 * @param {string} adminUrl
 * @param {Template} template
 * @returns {Promise<string>} the name of the template's database
 */
export async function ensureTemplate(adminUrl, template) {
  // Named after what it is made from: a server that outlives this run may hold one of an older state.
  const inputs = ["prisma/migrations", ...(template === "registry" ? ["registry-data", "lib", "scripts/load.ts"] : [])];
  const name = `tmpl_${template}_${hashInputs({ inputs }).slice(0, 12)}`;
  await withClient(adminUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 1) return;
    await client.query(`DROP DATABASE IF EXISTS ${name}${UNFINISHED} WITH (FORCE)`);
    await createDatabase(adminUrl, name + UNFINISHED);
    const url = urlOf(adminUrl, name + UNFINISHED);
    await migrate(url);
    if (template === "registry") await runScript("scripts/load.ts", [], { DATABASE_URL: url, REGISTRY_DATA: "" });
    // What the planner knows is copied too: a fresh copy would else be asked before anybody has counted it.
    await withClient(url, (database) => database.query("ANALYZE"));
    await client.query(`ALTER DATABASE ${name}${UNFINISHED} RENAME TO ${name}`);
  });
  return name;
}

/**
 * @param {string} adminUrl
 * @param {string} template the name of a template's database
 * @returns {Promise<{ url: string, drop: () => Promise<void> }>}
 */
export async function copyTemplate(adminUrl, template) {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withClient(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`),
  );
  return {
    url: urlOf(adminUrl, name),
    drop: async () => {
      await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/**
 * @param {string} adminUrl
 * @param {string} database
 */
export function urlOf(adminUrl, database) {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
