import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readArea } from "@/lib/areas/queries";
import { readBody } from "@/lib/bodies/queries";
import { readFacilityEvidence } from "@/lib/evidence/read";
import { readFacilityPage, readSurroundings } from "@/lib/facilities/detail-page";
import { countFacets } from "@/lib/facilities/facets";
import { countHeadline } from "@/lib/facilities/headline";
import { eachCsvLine } from "@/lib/facilities/lines";
import { eachFacility, eachNumber, listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { rowTable } from "@/lib/facilities/row-table";
import { readMap } from "@/lib/map/queries";
import { facilityPath } from "@/lib/paths";
import { readProgramme } from "@/lib/programmes/queries";
import { readPageStanding } from "@/lib/records/page-standing";
import { readRecordRequest } from "@/lib/records/record-request";
import { readChangeRequest } from "@/lib/revisions/change-filter";
import { pageChanges } from "@/lib/revisions/changes";
import { readSource } from "@/lib/sources/queries";
import { loadSynthetic } from "@/scripts/synthetic/load";
import { freshDatabase } from "@/tests/support/database";

// Some 20,000 rows: enough that the planner prefers an index where there is one to use.
const COUNT = 11_000;

await freshDatabase({ template: "empty" });

type Asked = { text: string; values: unknown[] };
type Plan = { "Node Type": string; "Relation Name"?: string; "Plan Rows": number; Plans?: Plan[] };

/** The tables that have a row, or some, for each facility. */
const LARGE = ["facility_version", "record_version"];

let asked: Asked[] = [];
const explaining = { now: false };
const original = pg.Pool.prototype.query;

beforeAll(async () => {
  await loadSynthetic({ count: COUNT, seed: 5, force: false });
  // What is read once a process is read before anything is watched: the rows in memory, their order, their roles.
  const request = await ask("");
  await Promise.all([listFacilities(request), countFacets({}, request.moment), countHeadline({}, request.moment)]);
  await (await rowTable(request.moment.revision)).ahead.reading;
  vi.spyOn(pg.Pool.prototype, "query").mockImplementation(function (this: pg.Pool, ...args: unknown[]) {
    const [config] = args as [Asked];
    if (!explaining.now && LARGE.some((table) => config.text.includes(table)))
      asked.push({ text: config.text, values: config.values });
    return Reflect.apply(original, this, args);
  });
}, 180_000);

beforeEach(() => {
  asked = [];
});

afterAll(() => vi.restoreAllMocks());

const ask = (query: string) => readFacilityRequest(new URLSearchParams(query));
const first = (map: ReadonlyMap<string, unknown>) => [...map.keys()][0] ?? "";
const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];

/** The plans of everything that was asked of the large tables since the test began. */
async function readPlans(): Promise<{ text: string; nodes: Plan[] }[]> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  explaining.now = true;
  try {
    const plans: { text: string; nodes: Plan[] }[] = [];
    for (const { text, values } of asked) {
      const { rows } = await pool.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values });
      plans.push({ text, nodes: flatten(rows[0]["QUERY PLAN"][0].Plan) });
    }
    return plans;
  } finally {
    explaining.now = false;
    await pool.end();
  }
}

async function expectNoScan() {
  const plans = await readPlans();
  for (const { text, nodes } of plans) {
    const scans = nodes.filter(
      (node) => node["Node Type"] === "Seq Scan" && LARGE.includes(node["Relation Name"] ?? ""),
    );
    expect(scans, text).toEqual([]);
  }
  return plans;
}

async function take<Part>(parts: AsyncGenerator<Part>, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) if ((await parts.next()).done) return;
}

test.each([
  "",
  "status=open",
  "kind=freelancing_hub&shift=second",
  "area=PK-PB-LAHORE&status=open,ready",
  "body=PITB&role=operator",
  "precision=building&contested=1",
])("the list of '%s', its counts and its facets scan nothing", async (query) => {
  const request = await ask(query);
  const { next, total } = await listFacilities(request, 50);
  if (next) await listFacilities({ ...request, view: { after: next } }, 50);
  await Promise.all([countFacets(request.filter, request.moment), countHeadline(request.filter, request.moment)]);
  expect(total).toBeGreaterThan(0);
  await expectNoScan();
});

test("the files go through the list in its order by an index, without sorting it", async () => {
  const request = await ask("");
  await take(eachCsvLine(eachNumber(request, 200)), 3);
  await take(eachFacility(eachNumber(request, 200)), 3);
  const plans = await expectNoScan();
  expect(plans.length).toBe(6);
  for (const { text, nodes } of plans) {
    expect(
      nodes.map((node) => node["Node Type"]),
      text,
    ).toContain("Index Scan");
    for (const node of nodes) if (/Sort/.test(node["Node Type"])) expect(node["Plan Rows"], text).toBeLessThan(1000);
  }
});

test("a search, with a typo or without, looks its words up", async () => {
  for (const q of ["khairpur", "khairpurr", "lahor", "سافٹ"]) await listFacilities(await ask(`q=${q}`), 50);
  await expectNoScan();
});

test("one facility, what is near it and on its site, its history and its evidence are looked up", async () => {
  const { rows, total } = await listFacilities(await ask("precision=building&kind=school_it_centre"), 20);
  expect(total).toBeGreaterThan(0);
  // One with a host: then all its neighbours in that house are asked for.
  const row = rows.find(({ host }) => host !== null);
  if (!row) throw new Error("None of these has a host");
  await readPageStanding(facilityPath("en", row.ref));
  const { request } = await readFacilityPage(row.ref, []);
  await readSurroundings({ ...row, parent_ref: row.ref }, request);
  await readFacilityEvidence(row, request);
  await expectNoScan();
});

test("the pages of an area, a body, a programme and a source are looked up", async () => {
  const request = await readRecordRequest([]);
  expect(await readArea("PK-PB", request)).not.toBeNull();
  expect(await readBody("PITB", request)).not.toBeNull();
  expect(await readProgramme(first(request.directory.programme), request)).not.toBeNull();
  expect(await readSource(first(request.directory.source), request)).not.toBeNull();
  await expectNoScan();
});

test("the newest changes, and those after them, come in the order of their index", async () => {
  const request = await readChangeRequest([]);
  const { next, total } = await pageChanges(request);
  expect(total).toBeGreaterThan(COUNT);
  asked = [];
  await pageChanges({ ...request, view: { after: next ?? "" } });
  for (const { text, nodes } of await expectNoScan())
    for (const node of nodes) expect(node["Node Type"], text).not.toMatch(/Sort/);
});

test("the map of any extent reads no more rows than it names", async () => {
  const { filter, moment } = await ask("status=open");
  for (const [zoom, extent] of [
    [5, { west: 60, south: 23, east: 80, north: 38 }],
    [12, { west: 74.1, south: 31.3, east: 74.5, north: 31.7 }],
  ] as const)
    await readMap(filter, moment, extent, zoom);
  const plans = await expectNoScan();
  for (const { text, nodes } of plans) for (const node of nodes) expect(node["Plan Rows"], text).toBeLessThan(1000);
});
