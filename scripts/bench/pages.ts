import { gzipSync } from "node:zlib";
import { facilitiesPath, facilityPath, homePath, mapPath } from "@/lib/paths";
import { ask, isServed } from "./client";
import { countRequests } from "./load";
import { composeSearches } from "./questions";
import { atLeast, type Finding, median } from "./report";
import { inTurn, type Stage } from "./stage";

/** An address of nothing: the emptiest page that the framework renders here, with the same layout. */
const EMPTY = "/nothing-is-here";

async function listPages({ big }: Stage): Promise<[string, string][]> {
  const [ref = ""] = (await composeSearches(big.url, 1, 51)).refs;
  const all: [string, string][] = [
    ["home page", homePath("en")],
    ["table page", facilitiesPath("en")],
    ["map page", mapPath("en")],
    ["facility page", facilityPath("en", ref)],
  ];
  const served = await Promise.all(all.map(([, path]) => isServed(big.program.origin + path)));
  return all.filter((_, at) => served[at]);
}

/** Public pages that have not changed, beside the emptiest page of the same framework in the same layout. */
export async function measurePages(stage: Stage): Promise<Finding[]> {
  const { big, rounds } = stage;
  const findings: Finding[] = [];
  for (const [what, path] of await listPages(stage)) {
    const rates = await inTurn(
      rounds,
      () => countRequests(big.program.origin, [path], 1),
      () => countRequests(big.program.origin, [EMPTY], 1, false),
    );
    findings.push(
      atLeast(
        `${what}, requests/s`,
        "the page for an address of nothing",
        median(rates.ours) / median(rates.theirs),
        0.8,
      ),
    );
  }
  return findings;
}

/** Bytes of JavaScript that a page loads at once, compressed. */
async function countScripts(origin: string, path: string, expected = 200): Promise<number> {
  const { body } = await ask(origin + path, {}, expected);
  const sources = new Set(
    [...body.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js[^"]*)"/g)].map(([, source]) => source ?? ""),
  );
  let bytes = 0;
  for (const source of sources) bytes += gzipSync((await ask(new URL(source, origin + path).href)).body).length;
  return bytes;
}

/** JavaScript that pages ship, beside that of the emptiest page. */
export async function measureScripts(stage: Stage): Promise<Finding[]> {
  const { origin } = stage.big.program;
  const empty = await countScripts(origin, EMPTY, 404);
  const most: Record<string, number> = { "table page": 20, "facility page": 20, "map page": 80, "home page": 80 };
  const findings: Finding[] = [];
  for (const [what, path] of await listPages(stage)) {
    const more = ((await countScripts(origin, path)) - empty) / 1024;
    const limit = most[what] ?? 0;
    findings.push({
      what: `${what}, JavaScript`,
      yardstick: "the page for an address of nothing",
      ratio: null,
      value: `${more.toFixed(1)} KB more`,
      aim: `<= ${limit} KB more`,
      met: more <= limit,
    });
  }
  return findings;
}
