import type { AreaDocument } from "@/lib/areas/schema";
import { addDays } from "@/lib/dates/partial-date";
import type { SourceDocument } from "@/lib/sources/schema";
import { randomOf } from "@/lib/synthetic/random";

/** What synthetic facilities are put among: the real areas, bodies and programmes, and made-up sources. */
export type Surroundings = {
  /** Every area by code. */
  areas: ReadonlyMap<string, AreaDocument>;
  /** The tehsils that have a point, by the code of their province. */
  tehsils: ReadonlyMap<string, readonly PlacedArea[]>;
  bodies: readonly string[];
  programmes: readonly string[];
  sources: ReadonlyMap<string, SourceDocument>;
};

export type PlacedArea = AreaDocument & { lat: number; lon: number };

/** About how the people of the country are spread, in percent; it matters only that places differ as they do. */
export const PROVINCE_WEIGHTS = [
  ["PK-PB", 49],
  ["PK-SD", 22],
  ["PK-KP", 16],
  ["PK-BA", 6],
  ["PK-JK", 3],
  ["PK-IS", 2],
  ["PK-GB", 2],
] as const;

const isPlaced = (area: AreaDocument): area is PlacedArea => area.lat !== null && area.lon !== null;

/** An area and all above it, deepest first. */
export function areaChain(areas: ReadonlyMap<string, AreaDocument>, code: string): AreaDocument[] {
  const chain: AreaDocument[] = [];
  for (let area = areas.get(code); area && !chain.includes(area); area = areas.get(area.parent_code ?? ""))
    chain.push(area);
  return chain;
}

/** Sorts what a register holds into what the generator picks from. */
export function gatherSurroundings(
  areas: readonly AreaDocument[],
  bodies: readonly string[],
  programmes: readonly string[],
  sources: readonly SourceDocument[],
): Surroundings {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const tehsils = new Map<string, PlacedArea[]>();
  for (const area of areas) {
    if (area.level !== "tehsil" || !isPlaced(area)) continue;
    const province = areaChain(byCode, area.code).at(-1)?.code ?? "";
    tehsils.set(province, [...(tehsils.get(province) ?? []), area]);
  }
  return { areas: byCode, tehsils, bodies, programmes, sources: new Map(sources.map((source) => [source.id, source])) };
}

/** How many sources the synthetic facilities of a register share. */
export const SOURCE_COUNT = 2000;

/** Sources that say of themselves that there is no such document; every fifth copies the one before it. */
export function composeSources(seed: number): SourceDocument[] {
  return Array.from({ length: SOURCE_COUNT }, (_, at) => {
    const random = randomOf(seed, -1 - at);
    const group = at - (at % 5 === 4 ? 1 : 0);
    return {
      id: `SYNTHETIC-${String(at + 1).padStart(4, "0")}`,
      title: `Synthetic report ${at + 1}: made for load tests, there is no such document`,
      publisher: `Synthetic publisher ${random.integer(1, 60)}`,
      url: null,
      document: null,
      published_on: addDays("2014-01-01", Math.floor(Math.sqrt(random.next()) * 4680)),
      kind: random.weigh([
        ["news", 70],
        ["official", 20],
        ["report", 10],
      ] as const),
      language: random.chance(0.15) ? "ur" : "en",
      origin_group: at % 5 >= 3 ? `synthetic-group-${group}` : null,
      use: "cite",
      note: null,
    };
  });
}
