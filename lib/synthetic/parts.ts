import type { BodyRole, FacilityDocument, FacilityKind, LocationPrecision } from "@/lib/facilities/schema";
import type { Random } from "@/lib/synthetic/random";
import type { PlacedArea, Surroundings } from "@/lib/synthetic/surroundings";

export const KINDS = [
  ["school_it_centre", 33],
  ["software_technology_park", 20],
  ["freelancing_hub", 16],
  ["incubation_centre", 12],
  ["training_centre", 12],
  ["special_technology_zone", 3],
  ["research_centre", 2],
  ["other", 2],
] as const;

export const PRECISION_WEIGHTS = [
  ["building", 28],
  ["place", 42],
  ["tehsil", 12],
  ["district", 12],
  ["province", 4],
  ["none", 2],
] as const;

const SHIFT_WEIGHTS = [
  [null, 80],
  ["day", 9],
  ["second", 7],
  ["both", 4],
] as const;
const AUDIENCE_WEIGHTS = [
  [null, 70],
  ["general", 12],
  ["women", 9],
  ["students", 5],
  ["community", 2],
  ["persons_with_disabilities", 1],
  ["prisoners", 1],
] as const;

const ROLE_WEIGHTS: readonly (readonly [BodyRole, number])[] = [
  ["operator", 30],
  ["sponsor", 27],
  ["host", 12],
  ["partner", 11],
  ["funder", 9],
  ["executing_agency", 4],
  ["regulator", 2],
  ["developer", 2],
  ["lender", 1],
  ["land_provider", 1],
  ["connectivity", 1],
];

/** What a site is used for: mostly one thing; a school's second shift may be another. */
export function composeFunctions(kind: FacilityKind, source_id: string, random: Random): FacilityDocument["functions"] {
  const one = (of: FacilityKind) => ({
    kind: of,
    shift: random.weigh(SHIFT_WEIGHTS),
    audience: random.weigh(AUDIENCE_WEIGHTS),
    source_id,
  });
  if (kind === "school_it_centre") {
    const school = {
      kind,
      shift: random.chance(0.2) ? ("day" as const) : null,
      audience: "students" as const,
      source_id,
    };
    return random.chance(0.12) ? [school, { ...one("freelancing_hub"), shift: "second" }] : [school];
  }
  return random.chance(0.06) ? [one(kind), one(random.weigh(KINDS))] : [one(kind)];
}

/** Bodies have their regions: each province prefers others, a few appear everywhere. */
export function composeRoles(
  province: number,
  bodies: readonly string[],
  source_id: string,
  random: Random,
): FacilityDocument["roles"] {
  const count = random.weigh([
    [1, 35],
    [2, 40],
    [3, 20],
    [4, 5],
  ] as const);
  const seen = new Set<string>();
  return Array.from({ length: count }, () => {
    const at = Math.floor(random.next() ** 3 * bodies.length);
    const body_code = bodies[random.chance(0.3) ? at : (at + province * 19) % bodies.length] ?? "";
    return {
      body_code,
      role: random.weigh(ROLE_WEIGHTS),
      from: null,
      to: random.chance(0.01) ? "2025-07" : null,
      source_id,
    };
  }).filter(({ body_code, role }) => seen.size < seen.add(`${body_code} ${role}`).size);
}

const round = (value: number) => Number(value.toFixed(5));

/** The deepest area that is known, and a point as exact as that: a building's own, or the one that stands for the area. */
export function locate(tehsil: PlacedArea, precision: LocationPrecision, { areas }: Surroundings, random: Random) {
  const district = areas.get(tehsil.parent_code ?? "");
  const province = areas.get(areas.get(district?.parent_code ?? "")?.parent_code ?? district?.parent_code ?? "");
  switch (precision) {
    case "none":
      return { area_code: null, lat: null, lon: null };
    case "province":
      return { area_code: province?.code ?? district?.code ?? null, lat: null, lon: null };
    case "district":
      return { area_code: district?.code ?? tehsil.code, lat: district?.lat ?? null, lon: district?.lon ?? null };
    case "tehsil":
      return { area_code: tehsil.code, lat: tehsil.lat, lon: tehsil.lon };
    default: {
      const spread = precision === "building" ? 0.05 : 0.08;
      return {
        area_code: tehsil.code,
        lat: round(tehsil.lat + random.deviate() * spread),
        lon: round(tehsil.lon + random.deviate() * spread),
      };
    }
  }
}
