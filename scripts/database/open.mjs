import { pause } from "../process.mjs";
import { say, sayFailure, sayWhile } from "../say.mjs";
import { startCluster } from "./cluster.mjs";
import { isAway } from "./connect.mjs";
import { prepareDatabase } from "./prepare.mjs";

/**
 * The database the registry runs on.
 *
 * @typedef {{ url: string, close: () => Promise<void> }} OpenDatabase
 */

const LOOK_EVERY = 2000;
const ASK_EVERY = 5000;

/**
 * The one that DATABASE_URL names, or else the embedded one, up to date either way.
 *
 * @param {{ folder: string, url: string | undefined }} where folder: the DATA_DIR
 * @returns {Promise<OpenDatabase>}
 */
export function openDatabase({ folder, url }) {
  return url ? openOutside(url) : openEmbedded(folder);
}

/**
 * @param {string} folder
 * @returns {Promise<OpenDatabase>}
 */
async function openEmbedded(folder) {
  const cluster = await sayWhile("Starting the database", () => startCluster(folder));
  if (cluster.adopted) say("It was running already, and was taken over as it is.");
  let isOpen = true;
  try {
    await prepareDatabase(cluster.url);
  } catch (error) {
    await cluster.leave();
    throw error;
  }
  const watch = async () => {
    while (isOpen) {
      await pause(LOOK_EVERY);
      if (!isOpen) return;
      try {
        if (await cluster.revive()) say("The database had stopped; it was started again.");
      } catch (error) {
        sayFailure(error);
      }
    }
  };
  void watch();
  return {
    url: cluster.url,
    close: async () => {
      isOpen = false;
      if (!(await cluster.leave())) say("The database stays up: another process uses it.");
    },
  };
}

/**
 * A server that is not there yet is waited for in the background, while the pages say so: whoever restarts a whole
 * rack should not have to care for the order.
 *
 * @param {string} url
 * @returns {Promise<OpenDatabase>}
 */
async function openOutside(url) {
  let isOpen = true;
  const opened = {
    url,
    close: async () => {
      isOpen = false;
    },
  };
  try {
    await prepareDatabase(url);
    return opened;
  } catch (error) {
    if (!isAway(error)) throw error;
    say("The database that DATABASE_URL names does not answer. The pages say so until it does.");
  }
  const wait = async () => {
    while (isOpen) {
      await pause(ASK_EVERY);
      try {
        await prepareDatabase(url);
        return say("The database answers now.");
      } catch (error) {
        // Anything else is for whoever reads the log: the process goes on, for the next answer may be a better one.
        if (!isAway(error)) sayFailure(error);
      }
    }
  };
  void wait();
  return opened;
}
