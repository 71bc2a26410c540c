import { beforeAll, expect, test } from "vitest";
import type { AreaDocument } from "@/lib/areas/schema";
import { FacilityRef } from "@/lib/facilities/ref";
import { FacilityDocument } from "@/lib/facilities/schema";
import { toDocuments } from "@/lib/packages/documents";
import { readPackage } from "@/lib/packages/read";
import { foldWords } from "@/lib/search/fold";
import { composeFacility } from "@/lib/synthetic/facility";
import { misspell } from "@/lib/synthetic/names";
import { randomOf } from "@/lib/synthetic/random";
import { composeRef } from "@/lib/synthetic/refs";
import { areaChain, composeSources, gatherSurroundings, type Surroundings } from "@/lib/synthetic/surroundings";

let surroundings: Surroundings;
const compose = (index: number, seed = 1) => composeFacility(seed, index, "2026-01-19", surroundings);
const composed = (count: number) => Array.from({ length: count }, (_, index) => compose(index));

beforeAll(async () => {
  const { records } = toDocuments(await readPackage("registry-data"));
  const keys = (kind: string) =>
    records.filter((record) => record.kind === kind && record.publish).map(({ key }) => key);
  const areas = records.filter(({ kind }) => kind === "area").map(({ document }) => document as AreaDocument);
  surroundings = gatherSurroundings(areas, keys("body"), keys("programme"), composeSources(1));
});

test("a synthetic facility is a whole document, says that it is none, and rests on records that are there", () => {
  for (const facility of composed(500)) {
    expect(FacilityDocument.parse(facility)).toEqual(facility);
    expect(facility.synthetic).toBe(true);
    expect(facility.summary).toMatch(/^Synthetic record/);
    if (facility.area_code) expect(areaChain(surroundings.areas, facility.area_code).length).toBeGreaterThan(0);
    for (const { body_code } of facility.roles) expect(surroundings.bodies).toContain(body_code);
    for (const { programme_code } of facility.programmes) expect(surroundings.programmes).toContain(programme_code);
    for (const { source_id } of [...facility.events, ...facility.functions, ...facility.citations])
      expect(surroundings.sources.has(source_id ?? "")).toBe(true);
  }
});

test("seed and number alone decide what it is", () => {
  expect(compose(77)).toEqual(compose(77));
  expect(compose(77, 2)).not.toEqual(compose(77));
  expect(compose(78)).not.toEqual(compose(77));
});

test("a million refs are valid and distinct", () => {
  const refs = new Set<string>();
  for (let index = 0; index < 1_000_000; index += 1) refs.add(composeRef(1, index));
  expect(refs.size).toBe(1_000_000);
  // Beyond the first million a further character is turned.
  const sample = [...refs].filter((_, at) => at % 1999 === 0);
  for (const ref of [...sample, composeRef(1, 1_048_576), composeRef(1, 10_000_000)])
    expect(FacilityRef.safeParse(ref).success, ref).toBe(true);
  expect(refs.has(composeRef(1, 1_048_576))).toBe(false);
});

test("the facilities differ as real ones do: in kind, status, precision and place, and some have no point", () => {
  const facilities = composed(3000);
  const share = (fits: (facility: FacilityDocument) => boolean) => facilities.filter(fits).length / facilities.length;
  expect(new Set(facilities.map(({ kind }) => kind)).size).toBe(8);
  expect(share(({ events }) => events.length === 0)).toBeGreaterThan(0.03);
  expect(share(({ events }) => events.length === 1)).toBeGreaterThan(0.4);
  expect(Math.max(...facilities.map(({ events }) => events.length))).toBe(4);
  expect(share(({ lat }) => lat === null)).toBeGreaterThan(0.03);
  expect(share(({ lat }) => lat === null)).toBeLessThan(0.12);
  expect(share(({ functions }) => functions.some(({ shift }) => shift === "second"))).toBeGreaterThan(0.02);
  expect(share(({ area_code }) => area_code?.startsWith("PK-PB") ?? false)).toBeGreaterThan(0.4);
  expect(share(({ name_ur }) => name_ur !== null)).toBeGreaterThan(0.8);
  for (const { events } of facilities)
    for (const { on } of events) expect(on === null || (on >= "2014" && on <= "2026-10-31"), String(on)).toBe(true);
});

test("names bring new words for as long as there are names, though ever fewer", () => {
  const wordsOf = (count: number) =>
    new Set(foldWords(composed(count).flatMap(({ name, name_ur }) => [name, name_ur]))).size;
  const [some, more] = [wordsOf(2000), wordsOf(20_000)];
  expect(more).toBeGreaterThan(some * 4);
  expect(more).toBeLessThan(some * 9);
});

test("a misspelt word is not the word, and close to it", () => {
  for (let index = 0; index < 200; index += 1) {
    const wrong = misspell("khairpur", randomOf(3, index));
    expect(Math.abs(wrong.length - "khairpur".length)).toBeLessThanOrEqual(1);
    expect(wrong[0]).toBe("k");
  }
});
