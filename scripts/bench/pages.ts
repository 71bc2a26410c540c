import { gzipSync } from "node:zlib";
import { facilitiesPath, facilityPath, homePath, mapPath } from "@/lib/paths";
import { ask, isServed } from "./client";
import { EMPTY, startEmptyPage } from "./empty-page";
import { AS_BROWSERS, countRequests } from "./load";
import { composeSearches } from "./questions";
import { atLeast, type Finding, median } from "./report";
import { inTurn, type Stage } from "./stage";

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

const YARDSTICK = "the framework's empty page, prerendered";

/** Public pages that have not changed, beside the emptiest page that the same framework prerenders. */
export async function measurePages(stage: Stage): Promise<Finding[]> {
  const { big, rounds, folder } = stage;
  const empty = await startEmptyPage(folder);
  const findings: Finding[] = [];
  for (const [what, path] of await listPages(stage)) {
    const rates = await inTurn(
      rounds,
      () => countRequests(big.program.origin, [path], 1, AS_BROWSERS),
      () => countRequests(empty.origin, [EMPTY], 1, AS_BROWSERS),
    );
    findings.push(atLeast(`${what}, requests/s`, YARDSTICK, median(rates.ours) / median(rates.theirs), 0.8));
  }
  await empty.stop();
  return findings;
}

/** Bytes of JavaScript that a page loads at once, compressed. */
async function countScripts(origin: string, path: string): Promise<number> {
  const { body } = await ask(origin + path);
  const sources = new Set(
    [...body.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js[^"]*)"/g)].map(([, source]) => source ?? ""),
  );
  let bytes = 0;
  for (const source of sources) bytes += gzipSync((await ask(new URL(source, origin + path).href)).body).length;
  return bytes;
}

/** JavaScript that pages ship, beside that of the emptiest page of the same framework. */
export async function measureScripts(stage: Stage): Promise<Finding[]> {
  const { origin } = stage.big.program;
  const emptyPage = await startEmptyPage(stage.folder);
  const empty = await countScripts(emptyPage.origin, EMPTY);
  await emptyPage.stop();
  const most: Record<string, number> = { "table page": 20, "facility page": 20, "map page": 80, "home page": 80 };
  const findings: Finding[] = [];
  for (const [what, path] of await listPages(stage)) {
    const more = ((await countScripts(origin, path)) - empty) / 1024;
    const limit = most[what] ?? 0;
    findings.push({
      what: `${what}, JavaScript`,
      yardstick: YARDSTICK,
      ratio: null,
      value: `${more.toFixed(1)} KB more`,
      aim: `<= ${limit} KB more`,
      met: more <= limit,
    });
  }
  return findings;
}
