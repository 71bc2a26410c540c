import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { withLock } from "../lock.mjs";
import { findFreePort } from "../port.mjs";
import { Complaint } from "../say.mjs";
import { listOthers, register, unregister } from "../users.mjs";
import { chooseSeat } from "./account.mjs";
import { findBinaries } from "./binaries.mjs";
import { createDatabase, waitForAnswer } from "./connect.mjs";
import { findServer } from "./postmaster.mjs";
import { halt, initialise, launch } from "./programs.mjs";
import { DATABASE, isInitialised, listFiles, readState, refuseOtherMajor, toUrl, writeState } from "./state.mjs";

/**
 * The embedded PostgreSQL of one DATA_DIR: made when there is none, adopted when it runs already, and stopped by
 * whoever leaves it last.
 *
 * @typedef {object} Cluster
 * @property {string} url of the registry's database
 * @property {string} adminUrl of the database that is always there
 * @property {boolean} adopted it was running already
 * @property {() => Promise<boolean>} revive starts it again if it has died; whether it had
 * @property {() => Promise<boolean>} leave stops it unless another process uses it; whether it stopped
 */

/**
 * @param {string} folder the DATA_DIR
 * @param {{ durable?: boolean }} [options] durable: nothing acknowledged is ever lost; only tests do without
 * @returns {Promise<Cluster>}
 */
export async function startCluster(folder, { durable = true } = {}) {
  fs.mkdirSync(folder, { recursive: true });
  const binaries = findBinaries(path.resolve(folder));
  const files = listFiles(folder, binaries.major);
  refuseOtherMajor(folder, binaries.major);

  return withLock(files.lock, async () => {
    const state = await readOrMakeState(files);
    const seat = await chooseSeat(state.dataDir, binaries);
    state.dataDir = seat.dataDir;
    writeState(files.state, state);
    if (!isInitialised(state.dataDir)) await initialise(seat, state.password);
    const adopted = await adopt(state);
    if (!adopted) state.port = await launch(seat, state.port, durable);
    writeState(files.state, state);
    await createDatabase(toUrl(state, "postgres"), DATABASE);
    register(files.users);
    return {
      url: toUrl(state),
      adminUrl: toUrl(state, "postgres"),
      adopted,
      revive: () =>
        withLock(files.lock, async () => {
          if (await findServer(state.dataDir)) return false;
          await launch(seat, state.port, durable, true);
          return true;
        }),
      leave: () =>
        withLock(files.lock, async () => {
          unregister(files.users);
          if (listOthers(files.users).length > 0) return false;
          await halt(seat);
          return true;
        }),
    };
  });
}

/**
 * Stops a server that nobody uses: one left behind by a killed process.
 *
 * @param {string} folder the DATA_DIR
 * @returns {Promise<boolean>} whether one was running
 */
export async function stopCluster(folder) {
  const { binaries, files, state, server, users } = await inspectCluster(folder);
  if (!state || !server) return false;
  if (users.length > 0) {
    throw new Complaint(`The database is in use by process ${users.join(", ")}: stop that first (Ctrl-C).`);
  }
  await withLock(files.lock, async () => halt(await chooseSeat(state.dataDir, binaries)));
  return true;
}

/**
 * Deletes the database of a DATA_DIR with all that is in it; one that is in use is left, and named.
 *
 * @param {string} folder the DATA_DIR
 */
export async function removeCluster(folder) {
  const { files, state } = await inspectCluster(folder);
  await stopCluster(folder);
  for (const file of [state?.dataDir ?? files.data, files.state, files.users])
    fs.rmSync(file, { recursive: true, force: true });
}

/** @param {string} folder the DATA_DIR */
export async function inspectCluster(folder) {
  const binaries = findBinaries(path.resolve(folder));
  const files = listFiles(folder, binaries.major);
  const state = readState(files.state);
  const server = state ? await findServer(state.dataDir) : null;
  return { binaries, files, state, server, users: listOthers(files.users) };
}

/** @param {ReturnType<typeof listFiles>} files */
async function readOrMakeState(files) {
  const state = readState(files.state);
  if (state) return state;
  if (isInitialised(files.data)) {
    throw new Complaint(
      `${files.data} holds a database, but ${files.state}, which has its password, is gone. Restore that file, or ` +
        `run "npm run db:reset" to begin anew.`,
    );
  }
  return { dataDir: files.data, port: await findFreePort(), password: randomBytes(24).toString("base64url") };
}

/**
 * Takes over a server that runs already: ours, left behind when its starter was killed, or one that another process
 * shares with us. It may still be recovering, or on its way out.
 *
 * @param {import("./state.mjs").State} state
 * @returns {Promise<boolean>}
 */
async function adopt(state) {
  const server = await findServer(state.dataDir);
  if (!server) return false;
  if (server.port > 0) state.port = server.port;
  return waitForAnswer(toUrl(state, "postgres"), async () => (await findServer(state.dataDir)) !== null);
}
