import { pause, runScript } from "../process.mjs";
import { sayWhile } from "../say.mjs";
import { checkServer, withClient } from "./connect.mjs";
import { migrate, readStanding } from "./migrate.mjs";

/**
 * Two starts on one empty database must not both fill it. A number apart from those of the migrations (72707369) and
 * of publishing (72707370 and the next): the loading itself takes those.
 */
const LOCK = 72707400;

/**
 * Brings a database up to date: its tables, and on the first run the data that ships.
 *
 * @param {string} url
 */
export async function prepareDatabase(url) {
  await checkServer(url);
  await withClient(url, async (client) => {
    while (!(await client.query("SELECT pg_try_advisory_lock($1) AS taken", [LOCK])).rows[0].taken) await pause(200);
    const { pending, problems } = await readStanding(url);
    if (pending.length + problems.length > 0) await sayWhile("Preparing the tables", () => migrate(url));
    const { rows } = await client.query("SELECT NOT EXISTS (SELECT FROM revision) AS empty");
    // Only ever into an empty register: what staff have published since must not be argued with.
    if (rows[0].empty) {
      await sayWhile("Loading the registry data (once)", () => runScript("scripts/load.ts", [], { DATABASE_URL: url }));
    }
  });
}
