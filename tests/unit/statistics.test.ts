import fc from "fast-check";
import { expect, test } from "vitest";
import { type FacilityFilter, STATUS_WORDS } from "@/lib/facilities/filter";
import { FACILITY_KINDS, type FacilityKind, PRECISIONS, type StatusEvent } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES, STATUS_GROUPS } from "@/lib/facilities/status";
import { translator } from "@/lib/i18n/translate";
import type { Directory, Named } from "@/lib/records/named";
import {
  AGE_NAMES,
  ageOf,
  type Cell,
  countHealth,
  countOpenings,
  countPlaces,
  countStatuses,
  WITNESSES,
} from "@/lib/statistics/counts";
import { listWaits, nameGroup, numberCurves, numberDelays, summariseDelays } from "@/lib/statistics/delays";
import { narrowFilter } from "@/lib/statistics/narrow";
import { countValues, numberValues } from "@/lib/statistics/values";
import { listDisputed, listOverdue, numberDisputed, numberWaiting } from "@/lib/statistics/waiting";
import { sayDays, sayKey, sayShare } from "@/lib/statistics/words";
import { event, makeFacility } from "@/tests/support/documents";

const TODAY = "2026-11-22";
const area = (code: string, parent: string | null): [string, Named] => [
  code,
  { code, name: code, name_ur: null, short_name: null, level: null, parent },
];
const AREAS = new Map([
  area("PK-JK", null),
  area("PK-JK-M", "PK-JK"),
  area("PK-JK-M-T", "PK-JK-M"),
  area("PK-GB", null),
]);
const directory: Directory = { area: AREAS, body: new Map(), programme: new Map(), source: new Map() };
const context = (filter: FacilityFilter = {}) => ({ filter, areas: AREAS });

const cell = (parts: Partial<Cell> = {}): Cell => ({
  year: null,
  stated: false,
  group: "promised",
  province: "PK-JK",
  kind: "freelancing_hub",
  witnesses: 1,
  precision: "place",
  age: null,
  count: 1,
  ...parts,
});

test("openings by year: no year between is left out, reports stand apart from stated days, the undated in none", () => {
  const numbers = countOpenings(
    [
      cell({ year: 2020, stated: true, group: "open", count: 2 }),
      cell({ year: 2022, stated: true, group: "open" }),
      cell({ year: 2022, group: "stopped", count: 3 }),
      cell({ group: "open", count: 5 }),
      cell({ group: "promised", count: 7 }),
    ],
    context({ body: ["SCO"] }),
  );
  expect(numbers.map(({ key, series, value, query }) => [key, series, value, query])).toEqual([
    ["2020", "stated", 2, null],
    ["2020", "by_report", 0, null],
    ["2020", "total", 2, "body=SCO&opened=2020"],
    ["2021", "stated", 0, null],
    ["2021", "by_report", 0, null],
    ["2021", "total", 0, null],
    ["2022", "stated", 1, null],
    ["2022", "by_report", 3, null],
    ["2022", "total", 4, "body=SCO&opened=2022"],
    ["undated", "total", 5, null],
  ]);
});

test("without a dated opening there is no year, only how many are undated", () => {
  const numbers = countOpenings([cell({ group: "open" }), cell()], context());
  expect(numbers.map(({ key, value }) => [key, value])).toEqual([["undated", 1]]);
  expect(countOpenings([], context()).map(({ value }) => value)).toEqual([0]);
});

test("all six groups stand in the pipeline, and a zero opens nothing", () => {
  const numbers = countStatuses([cell({ group: "open", count: 4 }), cell({ count: 2 })], context());
  expect(numbers.map(({ key, value, query }) => [key, value, query])).toEqual([
    ["open", 4, "status=open"],
    ["ready", 0, null],
    ["building", 0, null],
    ["promised", 2, "status=promised"],
    ["stopped", 0, null],
    ["unknown", 0, null],
  ]);
});

test("provinces by kind have both sums, and what lies in no known province has no list of its own", () => {
  const numbers = countPlaces(
    [cell({ count: 3 }), cell({ kind: "other", province: null }), cell({ kind: "other", province: "PK-GB" })],
    context(),
  );
  const at = (key: string, series: string) => numbers.find((one) => one.key === key && one.series === series);
  expect(new Set(numbers.map(({ key }) => key))).toEqual(new Set(["PK-GB", "PK-JK", "none", "total"]));
  expect(at("PK-JK", "freelancing_hub")).toMatchObject({ value: 3, query: "area=PK-JK&main_kind=freelancing_hub" });
  expect(at("none", "other")).toMatchObject({ value: 1, query: null });
  expect(at("total", "other")).toMatchObject({ value: 2, query: "main_kind=other" });
  expect(at("total", "total")).toMatchObject({ value: 5, query: "" });
});

test("the health of the records: witnesses, precision and age each sum to the whole", () => {
  const any = fc.record({
    witnesses: fc.nat(3),
    precision: fc.constantFrom(...PRECISIONS),
    age: fc.option(fc.nat(4000)),
    count: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(any), (parts) => {
      const cells = parts.map((part) => cell(part));
      const all = cells.reduce((sum, { count }) => sum + count, 0);
      const numbers = countHealth({ witnesses: cells, precisions: cells, ages: cells }, context());
      for (const [chart, keys] of [
        ["witnesses", WITNESSES],
        ["precision", PRECISIONS],
        ["confirmed", AGE_NAMES],
      ] as const) {
        const own = numbers.filter((number) => number.chart === chart);
        expect(own.map(({ key }) => key)).toEqual(keys);
        expect(own.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(all);
      }
    }),
  );
  expect([0, 364, 365, 729, 730, 1460, 1461, 9999, null].map((age) => ageOf({ age }))).toEqual([
    ...["under_1", "under_1", "under_2", "under_2", "under_4", "under_4", "over_4", "over_4", "none"],
  ]);
});

test("a part of a filter asks for what both ask for", () => {
  const narrow = (filter: FacilityFilter, choice: Parameters<typeof narrowFilter>[1]) =>
    narrowFilter(filter, choice, AREAS);
  expect(narrow({ opened: { from: "2023-06", to: null } }, { year: "2023" })).toEqual({
    opened: { from: "2023-06", to: "2023" },
  });
  expect(narrow({ opened: { from: null, to: "2023-03-04" } }, { year: "2023" })).toEqual({
    opened: { from: "2023", to: "2023-03-04" },
  });
  expect(narrow({ area: ["PK-GB", "PK-JK-M-T"] }, { province: "PK-JK" })).toEqual({ area: ["PK-JK-M-T"] });
  expect(narrow({ area: ["PK-JK", "PK-JK-M"] }, { province: "PK-JK" })).toEqual({ area: ["PK-JK"] });
  expect(narrow({ area: ["PK-GB"] }, { province: "PK-JK" })).toBeNull();
  expect(narrow({ status: ["operational", "ready"] }, { group: "open" })).toEqual({ status: ["operational"] });
  expect(narrow({ status: ["operational", "stalled_inferred"] }, { group: "open" })).toEqual({
    status: ["operational"],
  });
  // No list finds the promised among those without a report for two years.
  expect(narrow({ status: ["stalled_inferred"] }, { group: "promised" })).toBeNull();
  expect(narrow({ q: "park", kind: ["other"] }, { main_kind: "other", precision: "place" })).toEqual({
    q: "park",
    kind: ["other"],
    main_kind: ["other"],
    precision: ["place"],
  });
});

test("a group of a filter by status never asks for more than the filter does", () => {
  const words = fc.uniqueArray(fc.constantFrom(...STATUS_WORDS), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.constantFrom(...STATUS_GROUP_NAMES), (status, group) => {
      const spell = (some: readonly string[]) =>
        some.flatMap((word) => (word in STATUS_GROUPS ? STATUS_GROUPS[word as keyof typeof STATUS_GROUPS] : [word]));
      const found = narrowFilter({ status }, { group }, AREAS)?.status;
      if (!found) return;
      const inGroup = STATUS_GROUPS[group] as readonly string[];
      expect(spell(found).every((word) => inGroup.includes(word) && spell(status).includes(word))).toBe(true);
    }),
  );
});

const site = (
  ref: string,
  kind: FacilityKind,
  sponsors: string[],
  events: StatusEvent[],
): Parameters<typeof summariseDelays>[0][number] => ({ ref, main_kind: kind, sponsors, document: { events } });

/** Announced together; one opens after 10 days, one after 20, two are still waited for after 30. */
const SITES = [
  site("A", "freelancing_hub", ["PSEB"], [event("announced", "2024-01-01"), event("operational", "2024-01-11")]),
  site("B", "freelancing_hub", ["PSEB", "SCO"], [event("announced", "2024-01-01"), event("operational", "2024-01-21")]),
  site("C", "other", [], [event("announced", "2024-01-01")]),
  site("D", "other", ["SCO"], [event("announced", "2024-01-01"), event("under_construction", "2024-01-06")]),
  site("E", "other", ["SCO"], [event("operational", "2024-01-06")]),
];

test("delays of a tiny set, worked out by hand", () => {
  const delays = summariseDelays(SITES, listWaits(SITES, TODAY, "2024-01-31"));
  const find = (name: string) => delays.find((delay) => nameGroup(delay) === name);
  // A quarter opens at 10, another at 20 of the four that were announced; the other two wait on.
  expect(find("all/open")).toMatchObject({
    counted: 4,
    reached: 2,
    waiting: 2,
    median: 20,
    curve: [
      { days: 0, waiting: 1 },
      { days: 10, waiting: 0.75 },
      { days: 20, waiting: 0.5 },
    ],
  });
  expect(find("kind:freelancing_hub/open")).toMatchObject({ counted: 2, waiting: 0, median: 10 });
  // Half is not reached where nobody has got there: no number, not a zero.
  expect(find("kind:other/open")).toMatchObject({ counted: 2, reached: 0, waiting: 2, median: null });
  // B counts with both of its sponsors, C with those of none known; E was never announced.
  expect(find("sponsor:SCO/open")).toMatchObject({ counted: 2, reached: 1 });
  expect(find("sponsor:PSEB/open")).toMatchObject({ counted: 2, reached: 2 });
  expect(find("sponsor:none/open")).toMatchObject({ counted: 1, reached: 0 });
  // D was being built after 5 days; A and B had been built when they opened.
  expect(find("all/building")).toMatchObject({ counted: 4, reached: 3, waiting: 1 });
  expect(numberDelays(delays).find(({ key, series }) => key === "kind:other/open" && series === "median")?.value).toBe(
    null,
  );
  expect(
    numberCurves(delays)
      .filter(({ series }) => series === "all/open")
      .map(({ key, value }) => [key, value]),
  ).toEqual([
    ["0", 1],
    ["10", 0.75],
    ["20", 0.5],
  ]);
});

test("nothing announced gives no delays", () => {
  expect(summariseDelays([], [])).toEqual([]);
  expect(numberDelays([])).toEqual([]);
});

const named = (ref: string) => ({ ref, name: ref, name_ur: null });

test("the longest waiting stand first: the open, the closed and the never announced are not among them", () => {
  const waits = (
    ref: string,
    announced_on: string | null,
    status: "announced" | "stalled" | "operational" | "withdrawn",
    quiet_since: string | null,
  ) => {
    const groups = { announced: "promised", stalled: "stopped", operational: "open", withdrawn: "stopped" } as const;
    return { ...named(ref), status, status_group: groups[status], announced_on, quiet_since };
  };
  const overdue = listOverdue(
    [
      waits("A", "2024-11", "announced", "2024-11-01"),
      waits("B", "2023", "stalled", "2025-06-30"),
      waits("C", "2020-01-01", "operational", "2020-01-01"),
      waits("D", "2020-01-01", "withdrawn", "2020-01-01"),
      waits("E", null, "announced", "2020-01-01"),
    ],
    TODAY,
  );
  expect(overdue.map(({ ref, days, last_report_on }) => [ref, days, last_report_on])).toEqual([
    ["B", 1421, "2025-06-30"],
    ["A", 751, null],
  ]);
  expect(numberWaiting(overdue, TODAY).map(({ key, series, value }) => [key, series, value])).toEqual([
    ["B", "announced", 1421],
    ["B", "last_report", 510],
    ["A", "announced", 751],
    ["A", "last_report", null],
  ]);
});

test("'ready' after the opening, 'open' before it and what was contested are told apart by their day", () => {
  const facility = (ref: string, opened_on: string | null, ...events: StatusEvent[]) => ({
    ...named(ref),
    opened_on,
    document: { events },
  });
  const opening = event("operational", "2024-07-10");
  const steps = listDisputed(
    [
      facility("A", "2024-07-10", opening, event("ready", "2024-11-12", { contested: true })),
      facility("B", "2024-07-10", opening, event("operational", "2022-10-06", { contested: true })),
      facility("C", null, event("operational", "2024-06-24", { contested: true })),
      facility("D", "2024-07-10", opening, event("ready", "2025-01")),
      facility("E", "2024-07-10", event("announced", "2023"), opening, event("upgrade_planned", "2025")),
      facility("F", "2024-07-10", opening, event("ready", "2027-01-01", { contested: true })),
    ],
    TODAY,
  );
  expect(steps.map(({ ref, event: { status }, order }) => [ref, status, order])).toEqual([
    ["A", "ready", "after"],
    ["B", "operational", "before"],
    ["C", "operational", "unopened"],
    ["D", "ready", "after"],
  ]);
  expect(numberDisputed(steps).map(({ value }) => value)).toEqual([125, -643, null, 175]);
});

test("a value rests on the source that names it, else on those of its record; only what may be cited counts", () => {
  const cite = (field: string, source_id: string) => ({ field, source_id, phrase: null, note: null });
  const document = makeFacility({
    place: "Kotli",
    functions: [{ kind: "other", shift: null, audience: null, source_id: "GOV" }],
    events: [event("announced", "2024", { source_id: "PAPER" }), event("ready", "2025", { source_id: "SECRET" })],
    names: [{ name: "پارک", language: "ur", type: "alias", source_id: null }],
    citations: [cite("name", "PAPER"), cite("record", "GOV")],
  });
  const counts = countValues(
    [document],
    new Map([
      ["PAPER", { kind: "news" as const }],
      ["GOV", { kind: "official" as const }],
    ]),
  );
  expect(counts.get("name")).toEqual({ values: 1, named: 1, record: 0, none: 0, official: 0 });
  expect(counts.get("place")).toEqual({ values: 1, named: 0, record: 1, none: 0, official: 1 });
  expect(counts.get("functions")).toMatchObject({ named: 1, official: 1 });
  expect(counts.get("status")).toMatchObject({ values: 2, named: 1, record: 1 });
  // Our own rendering in Urdu wants no source.
  expect(counts.get("names")).toBeUndefined();
  expect(counts.get("all")).toEqual({ values: 6, named: 3, record: 3, none: 0, official: 4 });
  expect(countValues([makeFacility()], new Map()).get("all")).toMatchObject({
    values: 3,
    named: 0,
    record: 0,
    none: 3,
  });
  expect(numberValues(countValues([], new Map()))).toEqual([]);
});

test("days and shares are said as people say them, in both languages", () => {
  const words = (locale: "en" | "ur") => ({ t: translator(locale), locale, directory });
  expect([0, 1, 45, 365, 1155].map((days) => sayDays(words("en"), days))).toEqual([
    "less than a day",
    "1 day",
    "1 month",
    "1 year",
    "3 years 2 months",
  ]);
  expect(sayDays(words("ur"), 730)).toBe("2 سال");
  expect([0, 0.0084, 0.5, 1].map((share) => sayShare("en", share))).toEqual(["0%", "0.8%", "50%", "100%"]);
  const key = (by: string) =>
    sayKey(words("en"), { chart: "delays", series: "counted", key: by, unit: "facilities", value: 1, query: null });
  expect(key("all/open")).toBe("All facilities: announced to open");
  expect(key("sponsor:none/signed")).toBe("No sponsor known: announced to signed");
  for (const kind of FACILITY_KINDS) expect(key(`kind:${kind}/building`)).not.toContain("_");
});
