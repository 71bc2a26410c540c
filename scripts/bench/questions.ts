import { FACILITY_KINDS, OWNERSHIPS, PRECISIONS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { writeParameters } from "@/lib/records/query";
import { misspell } from "@/lib/synthetic/names";
import { type Random, randomOf } from "@/lib/synthetic/random";
import { withClient } from "../database/connect.mjs";

/** What filters of a register can name. */
export type Choices = {
  districts: string[];
  tehsils: string[];
  provinces: string[];
  bodies: string[];
  programmes: string[];
};

/** Reads the codes that filters can name. */
export function readChoices(url: string): Promise<Choices> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT kind::text, key, document->>'level' AS level FROM record_version WHERE kind IN ('area', 'body', 'programme') AND state = 'published' ORDER BY key`,
    );
    const keys = (kind: string, level: string | null = null) =>
      rows.filter((row) => row.kind === kind && row.level === level).map((row) => String(row.key));
    return {
      districts: keys("area", "district"),
      tehsils: keys("area", "tehsil"),
      provinces: keys("area", "province"),
      bodies: keys("body"),
      programmes: keys("programme"),
    };
  });
}

function composeFilter(choices: Choices, random: Random): string {
  const parameters = new Map<string, string>();
  const area = random.weigh([
    [choices.districts, 50],
    [choices.tehsils, 30],
    [choices.provinces, 20],
  ] as const);
  if (random.chance(0.6)) parameters.set("area", random.pick(area));
  if (random.chance(0.5)) parameters.set("status", random.pick(STATUS_GROUP_NAMES));
  if (random.chance(0.5)) parameters.set("kind", random.pick(FACILITY_KINDS));
  if (random.chance(0.2)) parameters.set("body", random.prefer(choices.bodies));
  if (random.chance(0.1)) parameters.set("programme", random.pick(choices.programmes));
  if (random.chance(0.1)) parameters.set("ownership", random.pick(OWNERSHIPS));
  if (random.chance(0.1)) parameters.set("precision", random.pick(PRECISIONS));
  return parameters.size > 0 ? writeParameters(parameters) : composeFilter(choices, random);
}

/** Distinct filters of one to seven conditions, as people and programs ask them; the same ones for the same seed. */
export function composeFilters(choices: Choices, count: number, seed: number): string[] {
  const filters = new Set<string>();
  for (let index = 0; filters.size < count; index += 1) filters.add(composeFilter(choices, randomOf(seed, index)));
  return [...filters];
}

/** Windows of a screen at some zooms over places of the country: `extent` and `zoom` of the map's address. */
export function composeExtents(count: number, seed: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed, index);
    const zoom = random.integer(5, 14);
    // 1280 by 800 pixels of 256-pixel tiles; a degree of latitude is wider here than one of longitude by a fifth.
    const [width, height] = [(1280 * 360) / (256 * 2 ** zoom), (800 * 360 * 0.84) / (256 * 2 ** zoom)];
    const [lat, lon] = random.pick([
      [30.2, 69.4],
      [31.5, 74.3],
      [24.9, 67.1],
      [33.6, 73.1],
      [34, 71.6],
      [30.2, 67],
      [35.3, 75.6],
    ] as const);
    const edges = [lon - width / 2, lat - height / 2, lon + width / 2, lat + height / 2];
    return writeParameters([
      ["extent", edges.map((edge) => edge.toFixed(4)).join(",")],
      ["zoom", String(zoom)],
    ]);
  });
}

/** Words of names that are in the register, with a typo each; and refs that are in it. */
export async function composeSearches(
  url: string,
  count: number,
  seed: number,
): Promise<{ typos: string[]; refs: string[] }> {
  const { rows } = await withClient(url, (client) =>
    client.query("SELECT ref, name FROM facility_version TABLESAMPLE BERNOULLI ($1) REPEATABLE (7) LIMIT $2", [
      20,
      count * 3,
    ]),
  );
  const random = randomOf(seed, 0);
  const longest = (name: string) =>
    name.split(/[^A-Za-z]+/).reduce((best, word) => (word.length > best.length ? word : best), "");
  const words = rows.map(({ name }) => longest(String(name))).filter((word) => word.length >= 6);
  return {
    typos: words.slice(0, count).map((word) => misspell(word.toLowerCase(), random)),
    refs: rows.slice(0, count).map(({ ref }) => String(ref)),
  };
}
