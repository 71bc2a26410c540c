import net from "node:net";

/**
 * Whether nobody listens there. Asked by knocking as well as by listening: on some systems one program may listen on
 * all addresses and another on one of them, and visitors would then reach the wrong one.
 *
 * @param {number} port
 * @param {string} [host] not given: every address of the machine
 */
export async function isPortFree(port, host) {
  const answers = await Promise.all([host ?? "127.0.0.1", host ?? "::1"].map((address) => knock(port, address)));
  return !answers.includes(true) && (await tryListening(port, host)) !== null;
}

/** A port below those that systems hand out by themselves, so that it is still free at the next start. */
export async function findFreePort() {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isPortFree(port, "127.0.0.1")) return port;
  }
  throw new Error("No free port was found between 20000 and 30000");
}

/**
 * @param {number} port
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function knock(port, address) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: address, timeout: 1000 });
    for (const event of ["error", "timeout"]) {
      socket.once(event, () => {
        socket.destroy();
        resolve(false);
      });
    }
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<number | null>}
 */
function tryListening(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host }, () => server.close(() => resolve(port)));
  });
}
