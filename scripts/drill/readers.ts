import http from "node:http";

/** What readers met: how long each answer took in milliseconds, and what else came than an answer below 500. */
export type Read = { times: number[]; failures: Record<string, number> };

type Readers = {
  /** Where to ask; may move. */
  url: () => string;
  paths: readonly string[];
  count: number;
  /** False: a connection for each request. */
  keepAlive?: boolean;
  isOver: () => boolean;
  /** The address of this machine that they come from. */
  from?: string;
};

function ask(address: string, agent: http.Agent): Promise<string | null> {
  return new Promise((resolve) => {
    const request = http.get(address, { agent, timeout: 60_000 }, (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      response.on("end", () => resolve(statusCode < 500 ? null : String(statusCode)));
      response.on("error", (error) => resolve(codeOf(error)));
    });
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("error", (error) => resolve(codeOf(error)));
  });
}

const codeOf = (error: NodeJS.ErrnoException) => error.code ?? error.message;

/** So many readers ask one thing after the other until it is over. None asks anything twice. */
export async function runReaders({ url, paths, count, keepAlive = true, isOver, from }: Readers): Promise<Read> {
  const agent = new http.Agent({ keepAlive, maxSockets: count, ...(from ? { localAddress: from } : {}) });
  const read: Read = { times: [], failures: {} };
  const readOn = async (first: number) => {
    for (let at = first; !isOver(); at += 1) {
      const began = performance.now();
      const failure = await ask(url() + (paths[at % paths.length] ?? "/"), agent);
      if (failure === null) read.times.push(performance.now() - began);
      else read.failures[failure] = (read.failures[failure] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: count }, (_, at) => readOn(at)));
  agent.destroy();
  return read;
}

/** The time within which so many of a hundred answers came, in whole milliseconds. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
