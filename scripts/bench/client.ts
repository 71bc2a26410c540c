import http from "node:http";

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** An answer with its size and how long it took to arrive whole, in milliseconds. */
export type Answer = { status: number; headers: http.IncomingHttpHeaders; bytes: number; body: string; took: number };

/** Asks for an address and reads it whole; throws when the answer is no 200. */
export function ask(address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const request = http.get(address, { agent }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const body = Buffer.concat(parts);
        const status = response.statusCode ?? 0;
        if (status !== 200) reject(new Error(`${address} answered ${status}: ${body.toString().slice(0, 300)}`));
        else
          resolve({
            status,
            headers: response.headers,
            bytes: body.length,
            body: body.toString("utf8"),
            took: performance.now() - began,
          });
      });
    });
    request.on("error", reject);
  });
}

let asked = 0;

/** The whole register as of a day that nobody has asked for yet: an answer that cannot have been kept. */
export function freshQuery(): string {
  asked += 1;
  return `as_of=${new Date(Date.now() - asked * 86_400_000).toISOString().slice(0, 10)}`;
}

/** How long some addresses take, one after the other, in milliseconds each. */
export async function timeAll(addresses: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const address of addresses) times.push((await ask(address)).took);
  return times;
}

/** Whether a page is there yet. */
export async function isServed(address: string): Promise<boolean> {
  return ask(address).then(
    () => true,
    () => false,
  );
}

/**
 * Reads an address at so many bytes a second, as a poor line would, until told to stop. Says what was read.
 */
export function readSlowly(address: string, bytesPerSecond: number): { read(): number; stop(): number } {
  let read = 0;
  const request = http.get(address, { agent: false }, (response) => {
    response.on("data", (part: Buffer) => {
      read += part.length;
      response.pause();
      setTimeout(() => response.resume(), (part.length / bytesPerSecond) * 1000);
    });
    // It is broken off on purpose.
    response.on("error", () => {});
  });
  request.on("error", () => {});
  return {
    read: () => read,
    stop() {
      request.destroy();
      return read;
    },
  };
}
