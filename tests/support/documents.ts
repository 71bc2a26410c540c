import fc from "fast-check";
import { checkCharacter } from "@/lib/facilities/ref";
import { BASES, EVENT_STATUSES, FacilityDocument, type StatusEvent } from "@/lib/facilities/schema";

/** A ref with its right check character, from five characters. */
export const refOf = (five: string): string => `PKF${five}${checkCharacter(five)}`;

/** A facility as plain as the schema allows; a test says only what it is about. */
export function makeFacility(parts: Partial<FacilityDocument> = {}): FacilityDocument {
  return FacilityDocument.parse({
    ref: "PKF6FWFKE",
    slug: "a-park",
    name: "A park",
    name_ur: null,
    kind: "software_technology_park",
    area_code: null,
    place: null,
    address: null,
    lat: null,
    lon: null,
    location_precision: "none",
    host_name: null,
    host_body_code: null,
    parent_ref: null,
    ownership: "unknown",
    area_sqft: null,
    area_note: null,
    seats: null,
    website: null,
    phone: null,
    email: null,
    summary: null,
    internal_note: null,
    names: [],
    functions: [{ kind: "software_technology_park", shift: null, audience: null, source_id: null }],
    roles: [],
    programmes: [],
    events: [],
    measures: [],
    citations: [],
    ...parts,
  });
}

/** A status event from what decides: `event("ready", "2024-05")`; without a day it counts from `recorded_on`. */
export function event(status: StatusEvent["status"], on: string | null, more: Partial<StatusEvent> = {}): StatusEvent {
  return {
    status,
    on,
    basis: "event_date",
    contested: false,
    source_id: null,
    note: null,
    recorded_on: "2026-11-22",
    ...more,
  };
}

const two = (value: number) => String(value).padStart(2, "0");

/** A date at any precision, in a few years, so that dates often meet. */
export const partialDates: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 2021, max: 2025 }),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.nat(2),
  )
  .map(([year, month, day, precision]) => [String(year), two(month), two(day)].slice(0, precision + 1).join("-"));

/** A day in or around those years. */
export const days: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 2020, max: 2028 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`);

/** Any status event, dated or not. */
export const statusEvents: fc.Arbitrary<StatusEvent> = fc.record({
  status: fc.constantFrom(...EVENT_STATUSES),
  on: fc.option(partialDates),
  basis: fc.constantFrom(...BASES),
  contested: fc.boolean(),
  source_id: fc.constantFrom("A-1", "A-2", "B-1", null),
  note: fc.constant(null),
  recorded_on: fc.constantFrom("2025-06-01", "2026-11-22"),
});
