import net from "node:net";

/**
 * How a database can be away: it refuses, it accepts and never answers, it takes its time over every answer, or it
 * drops connections in the middle of one. `well`: none of these.
 */
export const SICKNESSES = ["refusing", "hanging", "slow", "dropping"] as const;
export type Health = (typeof SICKNESSES)[number] | "well";

/** How long a slow database takes over each piece of an answer, in milliseconds. */
const SLOW_MS = 2500;

/** So many bytes of answers a connection passes before it drops, when it drops. */
const DROPS_AFTER = 600;

/** A way to the database that can be made sick. */
export type SickProxy = { url: string; turn: (health: Health) => void; close: () => Promise<void> };

/** Stands between a registry and the database at `url`; well at first. */
export async function startSickProxy(url: string): Promise<SickProxy> {
  const behind = new URL(url);
  let health: Health = "well";
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    if (health === "refusing") return near.resetAndDestroy();
    const far = net.connect(Number(behind.port), behind.hostname);
    let passed = 0;
    for (const one of [near, far]) {
      sockets.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        sockets.delete(one);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (part) => far.write(part));
    far.on("data", (part) => {
      if (health === "hanging") return;
      if (health === "slow") return void setTimeout(() => near.writable && near.write(part), SLOW_MS);
      passed += part.length;
      if (health === "dropping" && passed > DROPS_AFTER) return near.resetAndDestroy();
      near.write(part);
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as net.AddressInfo;
  const address = new URL(url);
  address.hostname = "127.0.0.1";
  address.port = String(port);
  return {
    url: address.href,
    turn: (next) => {
      // What was lost on the way while it was sick does not come back.
      if (health !== "well" || next === "refusing") for (const socket of sockets) socket.resetAndDestroy();
      health = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
