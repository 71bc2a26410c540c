import autocannon from "autocannon";
import { randomOf } from "@/lib/synthetic/random";

const CONNECTIONS = 8;
const SECONDS = 4;

/** No browser takes an answer as it is: all take it packed. */
export const AS_BROWSERS = { "accept-encoding": "gzip, deflate, br" };

/**
 * Requests a second that a server answers, eight at a time, over some paths; each connection goes through them in an
 * order of its own, so that they do not follow in one another's tracks. Throws when an answer is no 2xx.
 */
export async function countRequests(
  origin: string,
  paths: readonly string[],
  seed: number,
  headers: Record<string, string> = {},
): Promise<number> {
  let connection = 0;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: SECONDS,
    setupClient: (client) => {
      const random = randomOf(seed, connection);
      connection += 1;
      const shuffled = paths.map((path) => [random.next(), path] as const).sort(([one], [other]) => one - other);
      client.setRequests(shuffled.map(([, path]) => ({ method: "GET", path, headers })));
    },
  });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${origin}: ${result.errors} errors, ${result.non2xx} answers that are no 2xx`);
  return result.requests.average;
}
