import { isAway, withClient } from "./database/connect.mjs";
import { pause, runScript } from "./process.mjs";
import { say, sayFailure } from "./say.mjs";

const ASK_EVERY = 5000;

/**
 * Prints the one-time link for the first administrator while nobody has a place in the register. A database that is
 * away is waited for: the link is made once it answers and holds its tables.
 *
 * @param {string} url
 * @param {() => boolean} isStopping
 */
export async function offerFirstPlace(url, isStopping) {
  for (;;) {
    try {
      if (isStopping()) return;
      const { rows } = await withClient(url, (client) =>
        client.query("SELECT to_regclass('person') IS NOT NULL AS ready"),
      );
      if (rows[0].ready) return await printLink(url);
    } catch (error) {
      // Stopping ends what was begun here, too.
      if (isStopping()) return;
      if (!isAway(error)) return sayFailure(error);
    }
    await pause(ASK_EVERY);
  }
}

/** @param {string} url */
async function printLink(url) {
  const { rows } = await withClient(url, (client) => client.query("SELECT EXISTS (SELECT FROM person) AS taken"));
  if (rows[0].taken) return;
  const link = (await runScript("scripts/invite-first.ts")).trim();
  if (link) say(`\nNobody can sign in yet. This link makes the first administrator, once, within seven days:\n${link}`);
}
