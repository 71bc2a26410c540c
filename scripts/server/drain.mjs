import net from "node:net";

/** For so long, in milliseconds, a connection that is kept alive may ask once more, and is then told to go. */
const LINGER = 1000;

/** @type {WeakSet<import("node:http").Server>} */
const leaving = new WeakSet();

/**
 * Whether a server is being drained: an answer then says that it is the last on its connection.
 *
 * @param {import("node:http").Server} server
 */
export const isLeaving = (server) => leaving.has(server);

/**
 * Takes no new connections, lets requests under way end, and then breaks off what is left. A connection that is kept
 * alive is not cut at once, for its next request may be on its way: that one is answered, and told that it is the last.
 *
 * @param {import("node:http").Server} server
 * @param {number} patience in milliseconds
 */
export async function drain(server, patience) {
  leaving.add(server);
  const began = Date.now();
  // The server's own `close` would cut those that are idle.
  const closed = new Promise((resolve) => net.Server.prototype.close.call(server, resolve));
  const idle = setInterval(() => {
    if (Date.now() - began >= Math.min(LINGER, patience)) server.closeIdleConnections();
  }, 50);
  const end = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(end);
}
