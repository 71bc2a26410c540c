import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { FacetName } from "@/lib/facilities/facet-names";
import { countFacets } from "@/lib/facilities/facets";
import { type FacilityFilter, facilityQuery, toQuery } from "@/lib/facilities/filter";
import { countHeadline } from "@/lib/facilities/headline";
import { countFacilities, listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { readMapPage } from "@/lib/map/page";
import { readMap } from "@/lib/map/queries";
import { countGroups } from "@/lib/map/schema";
import { PAGE_ZOOM } from "@/lib/map/view";
import { cellExtent, levelOf } from "@/lib/map/z-order";
import { filePath } from "@/lib/paths";
import type { Moment } from "@/lib/revisions/moment";
import { askText, readCsv, walkJson } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readOracle } from "@/tests/support/oracle";
import { matchOracle } from "@/tests/support/oracle-filter";
import { realFilters } from "@/tests/support/real-filters";

await freshDatabase({ template: "registry" });
stopClock();
// Many questions a test: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 120_000 });

const oracle = readOracle();
const filters = realFilters(oracle);
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);

async function understand(filter: FacilityFilter) {
  const request = await readFacilityRequest(facilityQuery.toParameters(filter));
  expect(request.refusals, toQuery(filter)).toEqual([]);
  expect(request.filter).toEqual(filter);
  return request;
}

test("every filter finds what a look at each facility of the package finds", async () => {
  const found = { some: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const request = await understand(filter);
      const { rows, total } = await listFacilities(request, 1000);
      const expected = matchOracle(oracle, filter, request.moment.day);
      found[expected.length ? "some" : "none"] += 1;
      expect(rows.map(({ ref }) => ref).sort(), toQuery(filter)).toEqual(expected.sort());
      expect(total).toBe(expected.length);
    }),
    { numRuns: 300 },
  );
  expect(found.some, "filters that found something").toBeGreaterThan(80);
  expect(found.none, "filters that found nothing").toBeGreaterThan(10);
});

test("a circle reaches its whole radius, also where it is widest, north or south of its centre's latitude", async () => {
  const radians = Math.PI / 180;
  const placed = oracle.filter(({ row }) => row.lat);
  for (const { row } of placed.filter((_, at) => at % 15 === 0))
    for (const km of [300, 1000, 2000]) {
      // The circle's widest points lie nearer to the pole than its centre.
      const angle = km / 6371.0088;
      const lat = Math.asin(Math.sin(Number(row.lat) * radians) * Math.cos(angle)) / radians;
      const wide = Math.asin(Math.sin(angle) / Math.cos(lat * radians)) / radians;
      const near = { lat: Number(lat.toFixed(5)), lon: Number((Number(row.lon) - wide * 0.9995).toFixed(5)), km };
      const request = await understand({ near });
      const { rows } = await listFacilities(request, 1000);
      const expected = matchOracle(oracle, { near }, request.moment.day);
      expect(expected).toContain(row.ref);
      expect(rows.map(({ ref }) => ref).sort(), toQuery({ near })).toEqual(expected.sort());
    }
});

test("list, count, headline and every file of a filter agree, in number and in order", async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 60 }), async (filter, limit) => {
      const request = await understand(filter);
      const query = toQuery(filter);
      const { rows, total } = await listFacilities(request, 1000);
      const refs = rows.map(({ ref }) => ref);
      expect(await countFacilities(filter, request.moment)).toBe(total);
      const headline = await countHeadline(filter, request.moment);
      expect([headline.total, sum(Object.values(headline.groups))]).toEqual([total, total]);
      expect(headline.districts).toBe(new Set(rows.flatMap(({ district_code }) => district_code ?? [])).size);

      expect(readCsv(await askText(filePath("facilities", "csv", query))).map(({ ref }) => ref)).toEqual(refs);
      const chosen = await askText(filePath("facilities", "csv", `${query}${query && "&"}columns=ref,phone`));
      expect(readCsv(chosen).map(({ ref }) => ref)).toEqual(refs);
      const lines = (await askText(filePath("facilities", "ndjson", query))).split("\n").filter(Boolean);
      expect(lines.map((line) => (JSON.parse(line) as { ref: string }).ref)).toEqual(refs);
      const geojson = JSON.parse(await askText(filePath("facilities", "geojson", query)));
      expect(geojson.features.map(({ id }: { id: string }) => id)).toEqual(refs);
      expect([geojson.numberMatched, geojson.numberReturned, geojson.filter]).toEqual([total, total, query]);
      const json = await walkJson(
        filePath("facilities", "json", `${query}${query && "&"}limit=${limit + (total >> 3)}`),
      );
      expect(json.records.map(({ ref }) => ref)).toEqual(refs);
      expect(json.first).toMatchObject({ total, filter: query, revision: 1, as_of: request.moment.day });
    }),
    { numRuns: 40 },
  );
});

const extents = fc
  .tuple(
    fc.double({ min: 60, max: 78, noNaN: true }),
    fc.double({ min: 23, max: 36, noNaN: true }),
    fc.double({ min: 0.05, max: 15, noNaN: true }),
  )
  .map(([west, south, size]) => ({ west, south, east: west + size, north: south + size * 0.7 }));

test("the map's marks sum to what is in view, and with what is outside or has no point to the total", async () => {
  await fc.assert(
    fc.asyncProperty(filters, extents, fc.integer({ min: 4, max: 14 }), async (filter, extent, zoom) => {
      const { moment } = await understand(filter);
      const map = await readMap(filter, moment, extent, zoom);
      const { features } = JSON.parse(await askText(filePath("facilities", "geojson", toQuery(filter))));
      const points: ([number, number] | null)[] = features.map(
        (feature: { geometry: { coordinates: [number, number] } | null }) => feature.geometry?.coordinates ?? null,
      );
      const inside = points.filter(
        (point) =>
          point &&
          point[0] >= extent.west &&
          point[0] <= extent.east &&
          point[1] >= extent.south &&
          point[1] <= extent.north,
      );
      expect(map.total).toBe(points.length);
      expect(map.in_view).toBe(inside.length);
      expect(map.without_point).toBe(points.filter((point) => point === null).length);
      expect(sum(map.marks.map(({ n }) => n))).toBe(map.in_view);
      for (const mark of map.marks) expect(sum(Object.values(countGroups(mark)))).toBe(mark.n);
      expect(map.list.length).toBe(Math.min(40, map.in_view));
      const placed = points.flatMap((point) => (point ? [point[0]] : []));
      expect(map.bounds?.west ?? null).toBe(placed.length ? Math.min(...placed) : null);
      expect(map.bounds?.east ?? null).toBe(placed.length ? Math.max(...placed) : null);
    }),
    { numRuns: 100 },
  );
});

test("a page with the map of the country brings its marks along, any other asks for them", async () => {
  const { marks, headline, without_point } = await readMapPage([]);
  expect(sum((marks ?? []).map(({ n }) => n))).toBe(headline.total - without_point);
  expect(Buffer.byteLength(JSON.stringify(marks))).toBeLessThan(40 * 1024);
  for (const [name, value] of [
    ["view", "31.5,74.3,11"],
    ["status", "open"],
  ] as const)
    expect((await readMapPage([[name, value]])).marks).toBeNull();
});

test("the extent that a mark of the country stands for finds as many facilities as the mark says", async () => {
  const { marks, request } = await readMapPage([]);
  expect(marks?.length).toBeGreaterThan(5);
  for (const { lat, lon, n } of marks ?? []) {
    const bbox = cellExtent(levelOf(PAGE_ZOOM), lat, lon);
    expect([lat, lon, await countFacilities({ bbox }, request.moment)]).toEqual([lat, lon, n]);
  }
});

const choose = (filter: FacilityFilter, name: FacetName, value: string): FacilityFilter => ({
  ...filter,
  [name]: [value],
});

async function checkFacets(
  filter: FacilityFilter,
  moment: Moment,
  pick: (name: FacetName, values: string[]) => string[],
): Promise<void> {
  const { contested, ...facets } = await countFacets(filter, moment);
  expect(contested).toEqual([{ value: "1", count: await countFacilities({ ...filter, contested: true }, moment) }]);
  for (const [name, counts] of Object.entries(facets) as [FacetName, { value: string; count: number }[]][])
    for (const value of pick(
      name,
      counts.map((one) => one.value),
    )) {
      const count = counts.find((one) => one.value === value)?.count ?? 0;
      expect(count, `${toQuery(filter)} then ${name}=${value}`).toBe(
        await countFacilities(choose(filter, name, value), moment),
      );
    }
}

test("a facet's count is the total of the list that its choice opens", async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.nat(), async (filter, at) => {
      const { moment } = await understand(filter);
      await checkFacets(filter, moment, (_, values) =>
        values.filter((_value, place) => place % 9 === at % 9).slice(0, 4),
      );
    }),
    { numRuns: 40 },
  );
});

test("what a facet leaves out would find nothing", async () => {
  const codes = {
    area: oracle.flatMap(({ areas }) => areas),
    body: oracle.flatMap(({ roles }) => roles.flatMap(({ body_code }) => body_code ?? [])),
    programme: oracle.flatMap(({ programmes }) => programmes),
  };
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const { moment } = await understand(filter);
      await checkFacets(filter, moment, (name, values) => {
        if (!(name in codes)) return [];
        const left = new Set(codes[name as keyof typeof codes]);
        for (const value of values) left.delete(value);
        return [...left].filter((_, at) => at % 40 === 0);
      });
    }),
    { numRuns: 25 },
  );
});

test("for the whole register every facet's every count holds, and what has one value sums to the total", async () => {
  const { moment } = await understand({});
  await checkFacets({}, moment, (_, values) => values);
  const total = await countFacilities({}, moment);
  const facets = await countFacets({}, moment);
  const counted = (name: FacetName, values: (value: string) => boolean) =>
    sum(facets[name].filter(({ value }) => values(value)).map(({ count }) => count));
  expect(counted("ownership", () => true)).toBe(total);
  expect(counted("precision", () => true)).toBe(total);
  expect(
    counted("status", (value) => ["open", "ready", "building", "promised", "stopped", "unknown"].includes(value)),
  ).toBe(total);
});
