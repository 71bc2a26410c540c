import net from "node:net";
import { randomOf } from "@/lib/synthetic/random";
import { pause } from "@/scripts/process.mjs";
import { percentile, type Read, runReaders } from "./readers";
import { openRegistry, withDataDir } from "./registry";

const PATHS = ["/facilities", "/map.json", "/facilities.json?q=gilgit", "/ur/bodies", "/facilities.csv"];

/** How many of each kind: those who never finish their headers, those who send a byte a second, those who take one. */
export type Rudeness = { halfOpen: number; slowBodies: number; slowReaders: number; seconds: number };

/** Beside them others are answered within twice their time, and so much more for a machine that does other things too. */
const BUSY_MS = 500;

/** The time within which 99 of 100 others were answered, without and with them, and what went wrong. */
export type Rude = { alone: number; beside: number; answers: number; held: number; wrong: string[] };

function dial(port: number, sockets: Set<net.Socket>, lines: string[]): net.Socket {
  const socket = net.connect(port, "localhost");
  sockets.add(socket);
  socket.on("error", () => {});
  socket.on("close", () => sockets.delete(socket));
  socket.on("connect", () => socket.write(lines.join("\r\n")));
  return socket;
}

/** Opens all of them at once; answers what ends them. */
function beRude(
  port: number,
  { halfOpen, slowBodies, slowReaders }: Rudeness,
): { held: () => number; end: () => void } {
  const sockets = new Set<net.Socket>();
  const random = randomOf(1, 0);
  const host = `Host: localhost:${port}`;
  for (let at = 0; at < halfOpen; at += 1)
    dial(port, sockets, [`GET /facilities?q=${at} HTTP/1.1`, host, `X-${random.integer(1, 9)}: begun`]);
  const slow: net.Socket[] = [];
  for (let at = 0; at < slowBodies; at += 1)
    slow.push(
      dial(port, sockets, [
        "POST /suggest HTTP/1.1",
        host,
        `Origin: http://localhost:${port}`,
        "Content-Type: multipart/form-data; boundary=x",
        "Content-Length: 100000",
        "",
        "--x",
      ]),
    );
  for (let at = 0; at < slowReaders; at += 1) {
    const reader = dial(port, sockets, ["GET /data/registry.zip HTTP/1.1", host, "", ""]);
    reader.pause();
    slow.push(reader);
  }
  const drip = setInterval(() => {
    for (const socket of slow) {
      if (socket.isPaused()) socket.read(1);
      else if (socket.writable) socket.write("-");
    }
  }, 1000);
  return {
    held: () => sockets.size,
    end: () => {
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function measure(url: string, seconds: number): Promise<Read> {
  let isOver = false;
  const reading = runReaders({ url: () => url, paths: PATHS, count: 4, isOver: () => isOver });
  await pause(seconds * 1000);
  isOver = true;
  return reading;
}

/** People read while others are slow or rude; the same people without those, in the same run, are what it is held against. */
export function runRude(rudeness: Rudeness): Promise<Rude> {
  return withDataDir(async (dataDir) => {
    const { url, child, ended } = await openRegistry(dataDir);
    try {
      await measure(url, 3);
      const before = await measure(url, rudeness.seconds);
      const rude = beRude(Number(new URL(url).port), rudeness);
      await pause(500);
      const held = rude.held();
      const during = await measure(url, rudeness.seconds);
      rude.end();
      const [alone, beside] = [percentile(before.times, 0.99), percentile(during.times, 0.99)];
      const wrong = [before, during].flatMap(({ failures }) =>
        Object.entries(failures).map(([why, n]) => `${n} x ${why}`),
      );
      const { halfOpen, slowBodies, slowReaders } = rudeness;
      if (held !== halfOpen + slowBodies + slowReaders) wrong.push(`only ${held} were rude`);
      if (beside >= 2 * alone + BUSY_MS) wrong.push(`99 of 100 took ${beside} ms beside them, ${alone} ms without`);
      return { alone, beside, answers: during.times.length, held, wrong };
    } finally {
      child.kill("SIGINT");
      await ended;
    }
  });
}
