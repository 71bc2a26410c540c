import fc from "fast-check";
import { expect, test } from "vitest";
import { contestedMeasures, measuresContradict } from "@/lib/facilities/contested";
import { type FacilityMeasure, MEASURES, QUALIFIERS } from "@/lib/facilities/schema";

const figure = (
  measure: FacilityMeasure["measure"],
  value: number,
  more: Partial<FacilityMeasure> = {},
): FacilityMeasure => ({
  measure,
  value,
  qualifier: "exactly",
  as_of: null,
  source_id: "A-1",
  ...more,
});
const contradict = (one: FacilityMeasure, other: FacilityMeasure) => measuresContradict(one, other);

test("two figures for one thing contradict each other when both cannot be true", () => {
  expect(contradict(figure("seats", 30), figure("seats", 60))).toBe(true);
  expect(contradict(figure("seats", 30), figure("seats", 30))).toBe(false);
  expect(contradict(figure("seats", 30), figure("offices", 60))).toBe(false);
});

test("'about' reaches a tenth each way, 'at least' and 'up to' reach one way", () => {
  expect(contradict(figure("seats", 100, { qualifier: "about" }), figure("seats", 109))).toBe(false);
  expect(contradict(figure("seats", 100, { qualifier: "about" }), figure("seats", 112))).toBe(true);
  expect(contradict(figure("seats", 100, { qualifier: "at_least" }), figure("seats", 5000))).toBe(false);
  expect(contradict(figure("seats", 100, { qualifier: "at_least" }), figure("seats", 90))).toBe(true);
  expect(contradict(figure("seats", 100, { qualifier: "up_to" }), figure("seats", 90))).toBe(false);
  expect(contradict(figure("seats", 100, { qualifier: "up_to" }), figure("seats", 110))).toBe(true);
});

test("floor space in square feet and in square metres is one thing", () => {
  expect(contradict(figure("covered_area_sqft", 10764), figure("covered_area_sqm", 1000))).toBe(false);
  expect(contradict(figure("covered_area_sqft", 20000), figure("covered_area_sqm", 1000))).toBe(true);
});

test("a figure that runs with time contradicts only another of the same date", () => {
  const at = (value: number, as_of: string | null) => figure("freelancers", value, { as_of });
  expect(contradict(at(1600, "2024"), at(1400, "2025"))).toBe(false);
  expect(contradict(at(1600, "2024"), at(1400, "2024"))).toBe(true);
  const seats = (value: number, as_of: string) => figure("seats", value, { as_of });
  expect(contradict(seats(30, "2024"), seats(60, "2025"))).toBe(true);
});

const figures = fc.record({
  measure: fc.constantFrom(...MEASURES.slice(0, 12)),
  value: fc.integer({ min: 0, max: 500 }),
  qualifier: fc.constantFrom(...QUALIFIERS),
  as_of: fc.constantFrom("2024", "2025", null),
  source_id: fc.constant("A-1"),
});

test("contradiction is mutual, and nothing contradicts itself", () => {
  fc.assert(
    fc.property(figures, figures, (one, other) => {
      expect(contradict(one, other)).toBe(contradict(other, one));
      expect(contradict(one, one)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("a measure is contested exactly when another of the same facility contradicts it", () => {
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 6 }), (measures) => {
      const contested = contestedMeasures(measures);
      for (const one of measures) expect(contested.has(one)).toBe(measures.some((other) => contradict(one, other)));
    }),
  );
});
