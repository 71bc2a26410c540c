import net from "node:net";

/**
 * @typedef {import("node:http").Server} Server
 * @typedef {Map<net.Socket, import("node:http").ServerResponse | null>} Connections each with what it is answered now
 */

/** @type {WeakMap<Server, Connections>} */
const followed = new WeakMap();

/** @type {WeakSet<Server>} */
const leaving = new WeakSet();

/**
 * How often a connection that is kept alive is found idle, 50 ms apart, before it is cut: its next request may be on its
 * way. Counted and not timed, for on a busy machine that request may have come and not been read.
 */
const LOOKS = 20;
const LOOK_EVERY = 50;

/**
 * Keeps count of a server's connections, so that it can be drained. Called before anything else listens to it.
 *
 * @param {Server} server
 */
export function follow(server) {
  /** @type {Connections} */
  const connections = new Map();
  followed.set(server, connections);
  server.on("connection", (socket) => {
    connections.set(socket, null);
    socket.once("close", () => connections.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    connections.set(socket, response);
    if (leaving.has(server)) response.shouldKeepAlive = false;
    response.once("close", () => {
      if (connections.get(socket) === response) connections.set(socket, null);
    });
  });
}

/**
 * Takes no new connections, lets requests under way end, and then breaks off what is left. A connection that is kept
 * alive is not cut at once: its next request is answered, and told that it is the last.
 *
 * @param {Server} server one that is followed
 * @param {number} patience in milliseconds
 */
export async function drain(server, patience) {
  leaving.add(server);
  const connections = followed.get(server) ?? new Map();
  for (const response of connections.values()) if (response?.headersSent === false) response.shouldKeepAlive = false;
  // The server's own `close` would cut those that are idle.
  const closed = new Promise((resolve) => net.Server.prototype.close.call(server, resolve));
  /** @type {WeakMap<net.Socket, number>} */
  const looks = new WeakMap();
  const look = setInterval(() => {
    for (const [socket, response] of connections) {
      const idle = response === null ? (looks.get(socket) ?? 0) + 1 : 0;
      looks.set(socket, idle);
      if (idle > LOOKS) socket.destroy();
    }
  }, LOOK_EVERY);
  const end = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(look);
  clearTimeout(end);
}
