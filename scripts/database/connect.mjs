import pg from "pg";
import { pause } from "../process.mjs";
import { Complaint } from "../say.mjs";

/** The oldest PostgreSQL the migrations are written for, as `server_version_num` counts. */
const OLDEST_VERSION = 150_000;

/**
 * @param {string} url
 * @returns {Promise<pg.Client>}
 */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that goes away between two questions says so here, and would end the process if nobody listened.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Whether the server is away or not ready yet, as opposed to one that refuses us.
 *
 * @param {unknown} error
 */
export function isAway(error) {
  if (error instanceof AggregateError) return error.errors.every(isAway);
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  const away = [
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EPIPE",
  ];
  // 57P01 to 57P03: shutting down, crashed, starting up. 53300: no connection left.
  const says = ["57P01", "57P02", "57P03", "53300"];
  return away.includes(code) || says.includes(code) || /timeout expired|terminated unexpectedly/.test(error.message);
}

/**
 * @param {string} url
 * @param {() => Promise<boolean>} isWorthWaiting
 * @returns {Promise<boolean>} whether it answered
 */
export async function waitForAnswer(url, isWorthWaiting) {
  for (;;) {
    try {
      await withClient(url, (client) => client.query("SELECT 1"));
      return true;
    } catch (error) {
      if (!isAway(error)) throw error;
      if (!(await isWorthWaiting())) return false;
      await pause(200);
    }
  }
}

/**
 * @param {string} url
 */
export async function checkServer(url) {
  const version = await withClient(url, async (client) => {
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS num");
    return rows[0].num;
  });
  refuseOldVersion(version);
}

/**
 * @param {number} version as `server_version_num` counts: 140011 is 14.11
 */
export function refuseOldVersion(version) {
  if (version >= OLDEST_VERSION) return;
  throw new Complaint(
    `DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}. The registry needs version ` +
      `${OLDEST_VERSION / 10_000} or newer. Without DATABASE_URL it starts one of its own.`,
  );
}

/**
 * @param {string} adminUrl
 * @param {string} name
 */
export async function createDatabase(adminUrl, name) {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}
