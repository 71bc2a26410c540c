import type { FacilityDocument } from "@/lib/facilities/schema";
import { composeEvents } from "@/lib/synthetic/events";
import { composeNames, misspell } from "@/lib/synthetic/names";
import { composeFunctions, composeRoles, KINDS, locate, PRECISION_WEIGHTS } from "@/lib/synthetic/parts";
import { randomOf } from "@/lib/synthetic/random";
import { composeRef } from "@/lib/synthetic/refs";
import { PROVINCE_WEIGHTS, SOURCE_COUNT, type Surroundings } from "@/lib/synthetic/surroundings";

const slugOf = (name: string, ref: string) =>
  `${name} ${ref}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/**
 * Makes the synthetic facility with a number: a whole document as the register publishes it, marked `synthetic`. Seed
 * and number alone decide what it is. It stands for no real place and never ships.
 */
export function composeFacility(
  seed: number,
  index: number,
  recordedOn: string,
  surroundings: Surroundings,
): FacilityDocument {
  const random = randomOf(seed, index);
  const ref = composeRef(seed, index);
  const sourceId = () => `SYNTHETIC-${String(random.integer(1, SOURCE_COUNT)).padStart(4, "0")}`;
  const source_id = sourceId();
  const kind = random.weigh(KINDS);
  const { name, host, village } = composeNames(kind, random);
  const province = random.weigh(PROVINCE_WEIGHTS);
  const tehsil = random.prefer(surroundings.tehsils.get(province) ?? [], 1.4);
  const precision = random.weigh(PRECISION_WEIGHTS);
  const events = composeEvents(sourceId, random).map((event) => ({ ...event, recorded_on: recordedOn }));
  const provinceAt = PROVINCE_WEIGHTS.findIndex(([code]) => code === province);
  return {
    ref,
    slug: slugOf(name[0], ref),
    name: name[0],
    name_ur: random.chance(0.85) ? name[1] : null,
    kind,
    ...locate(tehsil, precision, surroundings, random),
    location_precision: precision,
    place: random.chance(0.9) ? `${village[0]}, ${tehsil.name}` : null,
    place_contested: random.chance(0.01),
    address: random.chance(0.15)
      ? `Plot ${random.integer(1, 900)}, Street ${random.integer(1, 80)}, ${village[0]}`
      : null,
    host_name: host?.[0] ?? null,
    host_body_code: null,
    parent_ref: null,
    ownership: random.weigh([
      ["public", 71],
      ["unknown", 18],
      ["ppp", 9],
      ["private", 2],
    ] as const),
    area_sqft: random.chance(0.15) ? random.integer(4, 800) * 250 : null,
    area_note: null,
    seats: random.chance(0.25) ? random.integer(2, 60) * 5 : null,
    website: random.chance(0.05) ? `https://example.org/${ref}` : null,
    phone: null,
    email: null,
    summary: `Synthetic record, made for load tests: there is no such ${kind.replaceAll("_", " ")} near ${tehsil.name}, and no source that speaks of it.`,
    internal_note: null,
    confirmed_on: random.chance(0.05) ? "2026-06-30" : null,
    synthetic: true,
    names: random.chance(0.3)
      ? [{ name: misspell(village[0], random), language: "en", type: "source_spelling", source_id }]
      : [],
    functions: composeFunctions(kind, source_id, random),
    roles: composeRoles(provinceAt, surroundings.bodies, source_id, random),
    programmes: random.chance(0.35) ? [{ programme_code: random.prefer(surroundings.programmes), source_id }] : [],
    events,
    measures: [],
    citations: [{ field: "record", source_id, phrase: null, note: null }],
  };
}
