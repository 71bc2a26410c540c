import {
  areaPath,
  areasPath,
  bodiesPath,
  bodyPath,
  changesPath,
  dataPath,
  facilitiesPath,
  facilityPath,
  homePath,
  programmePath,
  sourcePath,
  sourcesPath,
  statisticsPath,
} from "@/lib/paths";
import { withClient } from "../database/connect.mjs";
import { ask } from "./client";
import { composeSearches, readChoices } from "./questions";
import type { Finding } from "./report";
import type { Register, Stage } from "./stage";

const SMALL = 10_000;

/** One page of each kind, each of what most others of its kind are like. */
async function listPages({ url }: Register): Promise<[string, string][]> {
  const { provinces, bodies, programmes } = await readChoices(url);
  const [ref = ""] = (await composeSearches(url, 1, 51)).refs;
  const source = await withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT key FROM record_version WHERE kind = 'source' AND state = 'published' ORDER BY key LIMIT 1",
    );
    return String(rows[0]?.key ?? "");
  });
  return [
    ["the first page", homePath("en")],
    ["the table by district", facilitiesPath("en", "sort=district")],
    ["a facility", facilityPath("en", ref)],
    ["areas", areasPath("en")],
    ["a province", areaPath("en", provinces[0] ?? "")],
    ["bodies", bodiesPath("en")],
    ["a body", bodyPath("en", bodies[0] ?? "")],
    ["a programme", programmePath("en", programmes[0] ?? "")],
    ["sources", sourcesPath("en")],
    ["a source", sourcePath("en", source)],
    ["changes", changesPath("en")],
    ["statistics", statisticsPath("en")],
    ["the page about the data", dataPath("en")],
  ];
}

/** What the first visitor of each public page waits for, when nothing of it is kept yet; and the same of a small register. */
export async function measureFirstPages({ big, smaller }: Stage): Promise<Finding[]> {
  const small = await smaller(SMALL);
  const time = async (register: Register) => {
    const took: number[] = [];
    for (const [, path] of await listPages(register)) took.push((await ask(register.program.origin + path)).took);
    return took;
  };
  const [ours, theirs] = [await time(big), small && (await time(small))];
  return (await listPages(big)).map(([what], at) => ({
    what: `${what}, for the first time`,
    yardstick: theirs ? `${Math.round(theirs[at] ?? 0)} ms at ${SMALL}` : "",
    ratio: null,
    value: `${Math.round(ours[at] ?? 0)} ms`,
    aim: null,
    met: null,
  }));
}
