import { EventEmitter } from "node:events";
import v8 from "node:v8";
import { findFreePort, isPortFree } from "../port.mjs";
import { isCode, ROOT } from "../process.mjs";
import { Complaint } from "../say.mjs";
import { drain } from "./drain.mjs";
import { createFront } from "./front.mjs";
import { watchStanding } from "./standing.mjs";

/**
 * @typedef {object} Serving
 * @property {number} port
 * @property {(patience?: number) => Promise<void>} close milliseconds for requests under way
 */

/**
 * Serves the built pages, or those of the live reload. What the pages need (DATABASE_URL and the rest) has to be in
 * the environment by the first request.
 *
 * @param {{ port: number, host?: string | undefined, development?: boolean, early?: boolean }} options early: takes
 *   visitors before the pages are ready, and lets them wait
 * @returns {Promise<Serving>}
 */
export async function serve({ port, host, development = false, early = true }) {
  // By itself the runtime lets garbage pile up to some times of what is in use before it clears old rows away: a long
  // file would take hundreds of megabytes of a small machine that nobody needs.
  v8.setFlagsFromString("--heap-growing-percent=25");
  /** @type {import("./front.mjs").Handler} */
  let handle = () => Promise.reject(new Error("The pages are not ready"));
  const server = createFront((request, response) => ready.then(() => handle(request, response)), { development });
  // Visitors who come before Next is up wait, rather than being turned away.
  /** @type {() => void} */
  let open = () => {};
  const ready = /** @type {Promise<void>} */ (new Promise((resolve) => (open = resolve)));
  if (early) await listen(server, port, host);

  const { default: next } = await import("next");
  const app = next({
    dev: development,
    dir: ROOT,
    hostname: "localhost",
    port: portOf(server, port),
    // Next would take over every upgrade of a connection; only its live reload has a use for one.
    httpServer: development ? server : /** @type {import("node:http").Server} */ (new EventEmitter()),
  });
  await app.prepare();
  handle = app.getRequestHandler();
  open();
  const unwatch = development ? () => {} : watchStanding();
  if (!early) {
    await warmUp((request, response) => handle(request, response));
    await listen(server, port, host);
  }
  return {
    port: portOf(server, port),
    close: async (patience = 10_000) => {
      await drain(server, patience);
      unwatch();
      await app.close();
    },
  };
}

/** What most people ask for first. */
const FIRST = ["/", "/facilities", "/map", "/map.json", "/facilities.json?limit=1", "/ur"];

/**
 * Asks for some pages where nobody else does: the first of each kind takes its time, and would be late for a visitor.
 *
 * @param {import("./front.mjs").Handler} handle
 */
async function warmUp(handle) {
  const server = createFront(handle);
  await new Promise((resolve) => server.listen({ port: 0, host: "127.0.0.1", exclusive: true }, () => resolve(null)));
  for (const path of FIRST) {
    const response = await fetch(`http://127.0.0.1:${portOf(server, 0)}${path}`).catch(() => null);
    await response?.arrayBuffer().catch(() => null);
  }
  await drain(server, 0);
}

/**
 * @param {import("node:http").Server} server
 * @param {number} wanted
 */
function portOf(server, wanted) {
  const address = server.address();
  return typeof address === "object" && address ? address.port : wanted;
}

/**
 * The port asked for, or the next one that is free.
 *
 * @param {number} wanted
 * @param {string | undefined} host
 */
export async function choosePort(wanted, host) {
  if (wanted === 0) return findFreePort();
  for (let port = wanted; port < wanted + 50 && port < 65_536; port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  throw new Complaint(`Port ${wanted} and the 50 after it are taken. Set PORT to another one.`);
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 * @param {string | undefined} host
 */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(isCode(error, "EACCES") ? new Complaint(`Port ${port} may not be used by this account.`) : error);
    });
    server.listen({ port, host }, () => resolve(undefined));
  });
}
