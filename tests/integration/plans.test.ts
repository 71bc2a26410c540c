import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readFacility, readNearby } from "@/lib/facilities/detail";
import { countFacets } from "@/lib/facilities/facets";
import { countHeadline } from "@/lib/facilities/headline";
import { eachCsvLine, eachFacility, listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { readMap } from "@/lib/map/queries";
import { loadSynthetic } from "@/scripts/synthetic/load";
import { freshDatabase } from "@/tests/support/database";

// Some 20,000 rows: enough that the planner prefers an index where there is one to use.
const COUNT = 11_000;

await freshDatabase({ template: "empty" });

type Asked = { text: string; values: unknown[] };
type Plan = { "Node Type": string; "Relation Name"?: string; "Plan Rows": number; Plans?: Plan[] };

let asked: Asked[] = [];
const explaining = { now: false };
const original = pg.Pool.prototype.query;

beforeAll(async () => {
  await loadSynthetic({ count: COUNT, seed: 5, force: false });
  // What is read once a process is read before anything is watched: the rows in memory, their order, their roles.
  const request = await ask("");
  await Promise.all([listFacilities(request), countFacets({}, request.moment), countHeadline({}, request.moment)]);
  vi.spyOn(pg.Pool.prototype, "query").mockImplementation(function (this: pg.Pool, ...args: unknown[]) {
    const [config] = args as [Asked];
    if (!explaining.now && config.text.includes("facility_version"))
      asked.push({ text: config.text, values: config.values });
    return Reflect.apply(original, this, args);
  });
}, 180_000);

beforeEach(() => {
  asked = [];
});

afterAll(() => vi.restoreAllMocks());

const ask = (query: string) => readFacilityRequest(new URLSearchParams(query));
const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];

/** The plans of everything that was asked of the public table since the test began. */
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
      (node) => node["Node Type"] === "Seq Scan" && node["Relation Name"] === "facility_version",
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
  await take(eachCsvLine(request, 200), 3);
  await take(eachFacility(request, 200), 3);
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

test("one facility and what is near it are looked up", async () => {
  const { rows, ...page } = await listFacilities(await ask("precision=building"), 1);
  expect(page.total).toBeGreaterThan(0);
  const request = await ask("");
  for (const row of rows) {
    await readFacility(row.ref, request.moment, request.directory);
    await readNearby(row, request.moment);
  }
  await expectNoScan();
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
