import fc from "fast-check";
import { expect, test } from "vitest";
import { type FacilityFilter, facilityQuery, toQuery, without } from "@/lib/facilities/filter";
import { findUnknown } from "@/lib/records/query";
import { days } from "@/tests/support/documents";
import { filtersOf } from "@/tests/support/filters";
import { readTable } from "@/tests/support/package-tables";

const moments = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const filters = filtersOf({
  areas: ["PK-JK", "PK-GB-GILGIT", "PK-PB-LAHORE-T-CITY"],
  bodies: ["SCO", "PSEB", "AJK-ITB"],
  programmes: ["SCO-STP-FLH", "NIC"],
  sources: ["DAWN-20240101", "A_1.2"],
  words: fc.string({ unit: "binary", maxLength: 60 }).map(
    (text) =>
      text
        .normalize("NFC")
        .replace(/[\s\p{Cc}\p{Cs}]+/gu, " ")
        .trim() || "x",
  ),
  days,
  known: fc.oneof(days, moments, fc.nat(999_999_999).map(String)),
  points: [
    [73.75, 33.15],
    [180, 90],
    [-180, -90],
    [0, 0],
  ],
  updatedSince: fc.oneof(days, moments),
});

const read = (query: string) => facilityQuery.read(new URLSearchParams(query));
const parametersOf = (filter: FacilityFilter) => facilityQuery.toParameters(filter);

test("a filter that is written and read again is the same filter", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(facilityQuery.read(parametersOf(filter))).toEqual({ value: filter, refusals: [] });
      expect(read(toQuery(filter))).toEqual({ value: filter, refusals: [] });
    }),
    { numRuns: 3000 },
  );
});

test("a filter has one spelling: sorted, and reading it changes nothing", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const query = toQuery(filter);
      const names = [...new URLSearchParams(query).keys()];
      expect(names).toEqual(names.toSorted());
      expect(toQuery(read(query).value)).toBe(query);
    }),
    { numRuns: 1000 },
  );
});

test("neither the order of parameters, nor the order of a list, nor a repeat matters", () => {
  const shuffled = filters.chain((filter) => {
    const parts = parametersOf(filter).flatMap(([name, text]): [string, string][] =>
      Array.isArray(filter[name as keyof FacilityFilter])
        ? text.split(",").map((value) => [name, value])
        : [[name, text]],
    );
    const twice = [...parts, ...parts];
    return fc.tuple(fc.constant(filter), fc.shuffledSubarray(twice, { minLength: twice.length }));
  });
  fc.assert(
    fc.property(shuffled, ([filter, parameters]) => {
      expect(facilityQuery.read(parameters)).toEqual({ value: filter, refusals: [] });
    }),
    { numRuns: 1000 },
  );
});

test("numbers finer than a metre are one spelling, so that a page and its next one ask for the same", () => {
  const near = read("near=33.14782499,73.75187001,12.3456789&bbox=-0,-0.0000001,1.00000049,2");
  expect(near.value).toEqual({
    near: { lat: 33.14782, lon: 73.75187, km: 12.34568 },
    bbox: { west: 0, south: 0, east: 1, north: 2 },
  });
  expect(read(toQuery(near.value)).value).toEqual(near.value);
  expect(read("bbox=70,30,70.000001,31").refusals).toMatchObject([{ name: "bbox", reason: "not_a_box" }]);
  expect(read("near=33,73,0.000001").refusals).toMatchObject([{ name: "near", reason: "not_a_circle" }]);
});

const REFUSED: [string, string, string][] = [
  ["kind", "park", "unknown_value"],
  ["status", "open,shut", "unknown_value"],
  ["contested", "yes", "not_a_flag"],
  ["area", "PK JK", "unknown_value"],
  ["area", Array.from({ length: 201 }, (_, at) => `A${at}`).join(","), "too_long"],
  ["bbox", "74,33,73,34", "not_a_box"],
  ["bbox", "73,33,74", "not_a_box"],
  ["bbox", "73,33,74,34,35", "not_a_box"],
  ["bbox", "73,33,1e3,34", "not_a_box"],
  ["near", "33,73", "not_a_circle"],
  ["near", "91,73,5", "not_a_circle"],
  ["near", "33,73,2001", "not_a_circle"],
  ["near", "33,73,0", "not_a_circle"],
  ["opened", "..", "not_an_interval"],
  ["opened", "2024..2023", "not_an_interval"],
  ["opened", "2024-13", "not_an_interval"],
  ["opened", "20242025", "not_an_interval"],
  ["updated_since", "yesterday", "not_a_moment"],
  ["updated_since", "2024-02-30T00:00:00Z", "not_a_moment"],
  ["updated_since", "0001-01-01T00:00:00+05:00", "not_a_moment"],
  ["as_of", "2024", "not_a_date"],
  ["as_of", "2024-02-30", "not_a_date"],
  ["as_of", "0000-01-01", "not_a_date"],
  ["known_at", "soon", "not_a_moment"],
  ["q", "x".repeat(201), "too_long"],
  ["q", "a\u0007b", "hidden_character"],
];

test("a bad value is named with its reason and left out, and the rest is kept", () => {
  for (const [name, value, reason] of REFUSED) {
    const found = facilityQuery.read([
      [name, value],
      ["ownership", "public"],
    ]);
    expect(found.value, `${name}=${value}`).toEqual({ ownership: ["public"] });
    expect(found.refusals, `${name}=${value}`).toMatchObject([{ name, reason }]);
  }
});

test("no text whatever makes reading throw, and what is read can be written and read again", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[\d.,:TZ+-]{0,24}$/),
    fc.constantFrom("1", "", "open", "2024..", "PK-JK,,"),
  );
  const parameters = fc.array(fc.tuple(fc.constantFrom(...facilityQuery.names, "page"), text), { maxLength: 8 });
  fc.assert(
    fc.property(parameters, (given) => {
      const { value } = facilityQuery.read(given);
      expect(facilityQuery.read(parametersOf(value)).value).toEqual(value);
      for (const refusal of facilityQuery.read(given).refusals) expect(refusal.reason).toMatch(/^[a-z_]+$/);
    }),
    { numRuns: 3000 },
  );
});

test("blank parameters say nothing", () => {
  expect(read(facilityQuery.names.map((name) => `${name}=`).join("&"))).toEqual({ value: {}, refusals: [] });
});

test("small letters find a code, and every code of the data is one", () => {
  expect(read("area=pk-jk&body=sco").value).toEqual({ area: ["PK-JK"], body: ["SCO"] });
  for (const [table, name, key] of [
    ["areas", "area", "code"],
    ["bodies", "body", "code"],
    ["programmes", "programme", "code"],
    ["sources", "source", "id"],
  ] as const)
    for (const row of readTable(table))
      expect(read(`${name}=${row[key]}`), row[key]).toEqual({ value: { [name]: [row[key]] }, refusals: [] });
});

test("a plus sign that became a space is still the time zone of a moment", () => {
  expect(read("updated_since=2024-05-01T00:00:00+05:00").value).toEqual({ updated_since: "2024-04-30T19:00:00.000Z" });
});

test("parameters that nobody declared are named", () => {
  expect(findUnknown(new URLSearchParams("kind=other&page=2&kinds=x"), facilityQuery.names)).toEqual([
    { name: "page", value: "2", reason: "unknown_parameter" },
    { name: "kinds", value: "x", reason: "unknown_parameter" },
  ]);
});

test("taking conditions away leaves the others as they are", () => {
  const filter: FacilityFilter = { q: "mirpur", status: ["open"], area: ["PK-JK"] };
  expect(without(filter, "status", "q")).toEqual({ area: ["PK-JK"] });
  expect(filter.status).toEqual(["open"]);
});
