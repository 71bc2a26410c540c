import fs from "node:fs";
import path from "node:path";
import sql, { raw } from "sql-template-tag";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { DEFAULT_SORT, orderOf } from "@/lib/facilities/order";
import { parseFacilityRequest } from "@/lib/facilities/request";
import { facilityWhere } from "@/lib/facilities/where";
import { filePath, mapFilePath, statisticsFilePath } from "@/lib/paths";
import { ask } from "./client";
import { AS_BROWSERS, countRequests } from "./load";
import { startYardstick } from "./programs";
import { composeFilters, readChoices } from "./questions";
import { atLeast, type Finding, median } from "./report";
import { inTurn, type Stage } from "./stage";

const LIMIT = 50;
const FILTERS = 6000;

/** The rows of a page as a bare query: the very condition and order of the registry, and nothing but the rows. */
async function bareQuery(filters: string) {
  const { filter, moment } = await parseFacilityRequest(new URLSearchParams(filters), "json");
  const columns = raw(FACILITY_COLUMNS.flatMap(({ name }) => (name === "url" ? [] : [`v.${name}`])).join(", "));
  const { by } = orderOf(DEFAULT_SORT, filter);
  const { text, values } =
    sql`SELECT ${columns} FROM facility_version v WHERE ${facilityWhere(filter, moment)} ORDER BY ${by} LIMIT ${LIMIT}`;
  return { text, values };
}

/** The filtered list as JSON, no two questions alike, beside a bare query of the same rows served by node:http. */
export async function measureList({ big, rounds, folder }: Stage): Promise<Finding[]> {
  const filters = composeFilters(await readChoices(big.url), FILTERS, 11);
  const paths = filters.map((query) => filePath("facilities", "json", `${query}&limit=${LIMIT}`));
  const queries = Object.fromEntries(
    await Promise.all(filters.map(async (query, at) => [paths[at] ?? "", await bareQuery(query)])),
  );
  const yardstick = await startYardstick(big.url, { queries, files: {} }, folder);
  let seed = 0;
  // Every round asks what none has asked before.
  const part = () => paths.filter((_, at) => at % (rounds * 2) === seed % (rounds * 2));
  const rates = await inTurn(
    rounds,
    () => countRequests(big.program.origin, part(), ++seed),
    () => countRequests(yardstick.origin, part(), ++seed),
  );
  await yardstick.stop();
  return [
    atLeast(
      "filtered list as JSON, requests/s",
      "bare pg query by node:http",
      median(rates.ours) / median(rates.theirs),
      0.5,
    ),
  ];
}

/** Answers that have been given before, beside a file of the same size by node:http. */
export async function measureCached({ big, rounds, folder }: Stage): Promise<Finding[]> {
  const { districts } = await readChoices(big.url);
  const district = filePath("facilities", "geojson", `area=${districts.at(-1)}`);
  const asked: [what: string, address: string, headers?: Record<string, string>][] = [
    ["list, asked before", filePath("facilities", "json", `limit=${LIMIT}`)],
    ["GeoJSON of a district, asked before", district],
    ["GeoJSON of a district, asked before, packed", district, AS_BROWSERS],
    ["map of the country, asked before", mapFilePath()],
    ["counts, asked before", statisticsFilePath("openings", "json")],
  ];
  const files: Record<string, string> = {};
  for (const [at, [, address]] of asked.entries()) {
    files[address] = path.join(folder, `answer-${at}.json`);
    fs.writeFileSync(files[address], (await ask(big.program.origin + address)).body);
  }
  const yardstick = await startYardstick(big.url, { queries: {}, files }, folder);
  const findings: Finding[] = [];
  for (const [what, address, headers] of asked) {
    // 'Before' is twice, for what is large.
    await countRequests(big.program.origin, [address], 1, headers);
    const rates = await inTurn(
      rounds,
      () => countRequests(big.program.origin, [address], 1, headers),
      () => countRequests(yardstick.origin, [address], 1),
    );
    findings.push(
      atLeast(
        `${what}, requests/s`,
        "a file of that size by node:http",
        median(rates.ours) / median(rates.theirs),
        0.5,
      ),
    );
  }
  await yardstick.stop();
  return findings;
}
