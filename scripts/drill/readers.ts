import http from "node:http";

/**
 * What readers met: how long each answer took in milliseconds, and how often what else came than the answer itself (200) or
 * that nothing has changed (304), or an older revision than the same reader had seen before.
 */
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

/** `failure` null: none. `revision` 0: the answer tells of none, as pages do. */
type Asked = { failure: string | null; revision: number };

function ask(address: string, agent: http.Agent): Promise<Asked> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve({ failure: error.code ?? error.message, revision: 0 });
    const request = http.get(address, { agent, timeout: 60_000 }, (response) => {
      response.resume();
      const { statusCode = 0, headers } = response;
      const failure = [200, 304].includes(statusCode) ? null : String(statusCode);
      response.on("end", () => resolve({ failure, revision: Number(headers["registry-revision"] ?? 0) }));
      response.on("error", fail);
    });
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("error", fail);
  });
}

/** So many readers ask one thing after the other until it is over. None asks anything twice. */
export async function runReaders({ url, paths, count, keepAlive = true, isOver, from }: Readers): Promise<Read> {
  const agent = new http.Agent({ keepAlive, maxSockets: count, ...(from ? { localAddress: from } : {}) });
  const read: Read = { times: [], failures: {} };
  const readOn = async (first: number) => {
    let newest = 0;
    for (let at = first; !isOver(); at += 1) {
      const began = performance.now();
      const { revision, ...asked } = await ask(url() + (paths[at % paths.length] ?? "/"), agent);
      const isOlder = revision > 0 && revision < newest;
      newest = Math.max(newest, revision);
      const failure = asked.failure ?? (isOlder ? "an older revision after a newer one" : null);
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
