import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type FacilityFilter, facilityQuery, toQuery } from "@/lib/facilities/filter";
import { countFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { answerStatistics } from "@/lib/files/answer-statistics";
import { problemOf } from "@/lib/http/problem";
import { translator } from "@/lib/i18n/translate";
import { readStatisticsPage } from "@/lib/statistics/page";
import { readStatistics } from "@/lib/statistics/read";
import { CHARTS, type StatisticsNumber, type StatisticsRow } from "@/lib/statistics/rows";
import { readCsv } from "@/tests/support/answers";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { groupOf, readOracle, stateOn } from "@/tests/support/oracle";
import { matchOracle } from "@/tests/support/oracle-filter";
import { realFilters } from "@/tests/support/real-filters";

await freshDatabase({ template: "registry" });
stopClock();
// Many questions a test: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 120_000 });

const oracle = readOracle();
const ORIGIN = "http://localhost:3000";

const requestOf = (filter: FacilityFilter) => readFacilityRequest(facilityQuery.toParameters(filter));
const requestFrom = (query: string) => readFacilityRequest([...new URLSearchParams(query)]);

/** Asks a file of statistics as a client would: `ask("openings", "csv", "area=PK-JK")`. */
const ask = (chart: string | null, format: string, query = "", init: RequestInit = {}) =>
  answerStatistics(new Request(`${ORIGIN}/statistics?${query}`, init), chart, format).catch(problemOf);
const askRows = async (chart: string | null, query = ""): Promise<StatisticsRow[]> =>
  JSON.parse(await (await ask(chart, "json", query)).text()).statistics;

const total = (numbers: readonly Pick<StatisticsNumber, "value">[]) =>
  numbers.reduce((sum, { value }) => sum + (value ?? 0), 0);
const of = (numbers: readonly StatisticsNumber[], chart: string, series?: string) =>
  numbers.filter((one) => one.chart === chart && (series === undefined || one.series === series));

test("every number with a list is the total of that list, and the parts of each chart make up the whole", async () => {
  let linked = 0;
  await fc.assert(
    fc.asyncProperty(realFilters(oracle), async (filter) => {
      const request = await requestOf(filter);
      const { numbers, total: all } = await readStatistics(request);
      const about = toQuery(filter);
      expect(all, about).toBe(await countFacilities(request.filter, request.moment));
      for (const { chart, series, key, value, query } of numbers) {
        if (query === null) continue;
        linked += 1;
        const opened = await requestFrom(query);
        expect(opened.refusals, query).toEqual([]);
        const count = await countFacilities(opened.filter, opened.moment);
        expect(count, `${about}: ${chart} ${series} ${key} ${query}`).toBe(value);
      }
      if (all === 0) expect(numbers, about).toEqual([]);
      if (all === 0) return;
      for (const chart of ["statuses", "precision", "witnesses", "confirmed"])
        expect(total(of(numbers, chart)), `${about} ${chart}`).toBe(all);
      const places = of(numbers, "places").filter(({ key }) => key !== "total");
      expect(total(places.filter(({ series }) => series === "total")), about).toBe(all);
      expect(total(places.filter(({ series }) => series !== "total")), about).toBe(all);
      const openings = of(numbers, "openings").filter(({ key }) => key !== "undated");
      const parts = openings.filter(({ series }) => series !== "total");
      expect(total(parts), about).toBe(total(openings.filter(({ series }) => series === "total")));
    }),
    { numRuns: 60 },
  );
  expect(linked, "numbers that open a list").toBeGreaterThan(300);
});

test("openings and the pipeline are those that a look at each facility of the package finds", async () => {
  await fc.assert(
    fc.asyncProperty(realFilters(oracle), async (filter) => {
      const request = await requestOf(filter);
      const { numbers } = await readStatistics(request);
      const { day } = request.moment;
      const found = new Set(matchOracle(oracle, filter, day));
      const states = oracle
        .filter(({ row }) => found.has(row.ref ?? ""))
        .flatMap((facility) => stateOn(facility, day, false) ?? []);
      const about = toQuery(filter);
      for (const { key, value } of of(numbers, "statuses"))
        expect(value, `${about} ${key}`).toBe(states.filter(({ status }) => groupOf(status) === key).length);
      for (const { key, value } of of(numbers, "openings", "total"))
        expect(value, `${about} ${key}`).toBe(
          key === "undated"
            ? states.filter(({ status, opened }) => opened === "" && groupOf(status) === "open").length
            : states.filter(({ opened }) => opened.startsWith(key)).length,
        );
    }),
    { numRuns: 100 },
  );
});

test("the numbers of a page are those of its files, chart by chart, in both formats", async () => {
  for (const query of ["", "area=PK-JK", "body=SCO&status=open", "kind=special_technology_zone", "as_of=2022-06-30"]) {
    const page = await readStatisticsPage([...new URLSearchParams(query)], "en", translator("en"));
    const { numbers } = page.statistics;
    const all = await askRows(null, query);
    expect(all.map(({ value }) => value)).toEqual(numbers.map(({ value }) => value));
    for (const chart of CHARTS) {
      const rows = await askRows(chart, query);
      expect(rows, `${chart} ${query}`).toEqual(all.filter((row) => row.chart === chart));
      const csv = readCsv(await (await ask(chart, "csv", query)).text());
      expect(
        csv.map(({ key, value }) => [key, value]),
        `${chart} ${query}`,
      ).toEqual(rows.map(({ key, value }) => [key, value === null ? "" : String(value)]));
    }
  }
});

test("every chart has numbers, and each its words in both languages", async () => {
  const rows = await askRows(null);
  expect(new Set(rows.map(({ chart }) => chart))).toEqual(new Set(CHARTS));
  const urdu = await askRows(null, "lang=ur");
  expect(urdu.map(({ key, value }) => [key, value])).toEqual(rows.map(({ key, value }) => [key, value]));
  for (const row of [...rows, ...urdu]) {
    expect(row.series_label, JSON.stringify(row)).not.toMatch(/^$|statistics\.|_/);
    expect(row.key_label, JSON.stringify(row)).not.toMatch(/^$|statistics\./);
  }
});

test("what was known at a moment gives the same bytes for ever, and the permanent address says which", async () => {
  const first = await ask("curves", "csv", `as_of=${TODAY}&known_at=1`);
  const link = first.headers.get("Link") ?? "";
  expect(link).toContain(`/statistics/curves.csv?as_of=${TODAY}&known_at=1>; rel="cite-as"`);
  expect(first.headers.get("Registry-Revision")).toBe("1");
  const text = await first.text();
  expect(Number(first.headers.get("Registry-Count"))).toBe(readCsv(text).length);
  vi.setSystemTime(new Date(`${TODAY}T23:00:00+05:00`));
  expect(await (await ask("curves", "csv", `as_of=${TODAY}&known_at=1`)).text()).toBe(text);
  vi.setSystemTime(new Date(`${TODAY}T12:00:00+05:00`));
});

test("bad questions are named, and there is no file of a chart that is none", async () => {
  for (const [query, fields] of [
    ["colour=red&limit=5", ["colour", "limit"]],
    ["status=shut&sort=name", ["status", "sort"]],
    ["area=PK-XX", ["area"]],
    ["as_of=2999-01-01", ["as_of"]],
  ] as const) {
    const response = await ask("openings", "json", query);
    expect(response.status, query).toBe(400);
    const named = JSON.parse(await response.text()).errors.map(({ field }: { field: string }) => field);
    expect(named.toSorted(), query).toEqual(fields.toSorted());
  }
  for (const [chart, format] of [
    ["nothing", "csv"],
    ["openings", "xml"],
    [null, "geojson"],
  ] as const)
    expect((await ask(chart, format)).status, `${chart}.${format}`).toBe(404);
});

test("before the first record there is nothing to count, and no zero that looks like a finding", async () => {
  const request = await requestFrom("as_of=1999-01-01");
  const { total: all, numbers, firstDay } = await readStatistics(request);
  expect([all, numbers]).toEqual([0, []]);
  expect(firstDay && firstDay > request.moment.day).toBe(true);
  expect((await ask("openings", "csv", "as_of=1999-01-01")).status).toBe(400);
});

test("a page names what it was asked in vain and shows the rest", async () => {
  const given: [string, string][] = [
    ["area", "PK-JK"],
    ["sort", "name"],
    ["colour", "red"],
  ];
  const { request, statistics } = await readStatisticsPage(given, "en", translator("en"));
  expect(request.refusals.map(({ name }) => name)).toEqual(["sort", "colour"]);
  expect(statistics.total).toBe(await countFacilities({ area: ["PK-JK"] }, request.moment));
});
