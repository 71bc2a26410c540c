import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { facilityQuery } from "@/lib/facilities/filter";
import { answerFacility } from "@/lib/files/answer-facility";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { problemOf } from "@/lib/http/problem";
import { answerMap } from "@/lib/map/answer";
import { LISTS } from "@/lib/paths";
import { ask, readCsv } from "@/tests/support/answers";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";

await freshDatabase({ template: "registry" });
stopClock();
// Many questions a test: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 120_000 });

const ORIGIN = "http://localhost:3000";
const askMap = (query: string, init: RequestInit = {}) =>
  answerMap(new Request(`${ORIGIN}/map.json?${query}`, init)).catch(problemOf);
const askFacility = (ref: string, query = "", init: RequestInit = {}) =>
  answerFacility(new Request(`${ORIGIN}/facilities/${ref}.json?${query}`, init), ref).catch(problemOf);

const FACILITY_FILES = FACILITY_FORMATS.map((format) => `/facilities.${format}`);
const FILES = [
  ...FACILITY_FILES,
  ...LISTS.filter((list) => list !== "facilities").flatMap((list) => [`/${list}.csv`, `/${list}.json`]),
];
/** Any address of the register that a machine may ask, with a query. */
const askAny = (path: string, query = "", init: RequestInit = {}) => {
  if (path === "/map.json") return askMap(query, init);
  const [, ref] = /^\/facilities\/(\w+)\.json$/.exec(path) ?? [];
  return ref === undefined ? ask(`${path}?${query}`, init) : askFacility(ref, query, init);
};
const ADDRESSES = [...FILES, "/map.json", "/facilities/PKF6FWFKE.json"];

/** The problem that an answer must be; every field that it names. */
async function problemFields(response: Response, about: string): Promise<string[]> {
  expect(response.status, about).toBe(400);
  expect(response.headers.get("Content-Type"), about).toMatch(/^application\/problem\+json/);
  const problem = (await response.json()) as {
    status: number;
    title: string;
    detail: string;
    errors: { field: string; detail: string }[];
  };
  expect([problem.status, problem.title.length > 0], about).toEqual([400, true]);
  for (const { field, detail } of problem.errors) expect(problem.detail, about).toContain(`${field}: ${detail}`);
  return problem.errors.map(({ field }) => field);
}

test("who has an answer already is told so, whatever form its tag comes back in", async () => {
  for (const path of ADDRESSES) {
    const first = await askAny(path);
    const tag = first.headers.get("ETag") ?? "";
    expect(tag, path).toMatch(/^"[\w-]+\.1\.2026-12-15\.[\w.-]+"$/);
    await first.text();
    const forms = [`W/${tag}`, tag.replace(/"$/, '-gzip"'), `"other", ${tag}`, "*"];
    // Each form once is enough for most: they are read in one place.
    for (const known of [tag, ...(path === "/facilities.csv" ? forms : [])]) {
      const again = await askAny(path, "", { headers: { "If-None-Match": known } });
      expect([again.status, await again.text(), again.headers.get("ETag")], `${path} ${known}`).toEqual([304, "", tag]);
    }
    const other = await askAny(path, "", { headers: { "If-None-Match": '"other"' } });
    expect(other.status, path).toBe(200);
    await other.text();
  }
});

test("a tag is of one query in its one spelling, of one day and of one revision", async () => {
  const tagOf = async (query: string) =>
    (await ask(`/facilities.csv?${query}`, { method: "HEAD" })).headers.get("ETag");
  expect(await tagOf("status=open,ready&kind=other")).toBe(await tagOf("kind=other&status=ready&status=open"));
  const tags = await Promise.all(
    [
      "",
      "status=open",
      "columns=ref",
      "sort=-name",
      "bom=1",
      "safe=1",
      "lang=ur",
      "as_of=2025-01-01",
      "known_at=1",
    ].map(tagOf),
  );
  expect(new Set(tags).size).toBe(tags.length);
  const [today, fixed] = [await tagOf(""), await tagOf("known_at=1")];
  vi.setSystemTime(new Date("2026-12-16T12:00:00+05:00"));
  expect(await tagOf("")).not.toBe(today);
  expect(await tagOf("known_at=1")).toBe(fixed);
  vi.setSystemTime(new Date(`${TODAY}T12:00:00+05:00`));
});

test("HEAD says of every file what GET says, without the file", async () => {
  for (const path of FILES) {
    const [get, head] = [await ask(path), await ask(path, { method: "HEAD" })];
    expect(await head.text(), path).toBe("");
    expect([head.status, [...head.headers]], path).toEqual([get.status, [...get.headers]]);
    await get.text();
  }
});

test("every file says what it is, of which revision, how many records, under which licence, and where it is described", async () => {
  for (const path of FILES) {
    const response = await ask(`${path}?known_at=1`);
    const [list = "", format = ""] = path.slice(1).split(".");
    const types: Record<string, string> = {
      csv: "text/csv; charset=utf-8",
      json: "application/json",
      geojson: "application/geo+json",
      ndjson: "application/x-ndjson",
      xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      kml: "application/vnd.google-earth.kml+xml",
      parquet: "application/vnd.apache.parquet",
    };
    expect(response.headers.get("Content-Type")?.startsWith(types[format] ?? "?"), path).toBe(true);
    expect(response.headers.get("Registry-Revision"), path).toBe("1");
    expect(response.headers.get("Link"), path).toMatch(
      /rel="describedby".*rel="license".*known_at=1>; rel="cite-as"; title\*=UTF-8''IT%20Facilities%20Registry/,
    );
    expect(response.headers.get("X-Content-Type-Options"), path).toBe("nosniff");
    const text = await response.text();
    const count = Number(response.headers.get("Registry-Count"));
    expect(count, path).toBeGreaterThan(5);
    if (format === "csv") expect(readCsv(text).length, path).toBe(count);
    if (format === "ndjson") expect(text.split("\n").length - 1, path).toBe(count);
    if (format === "geojson") expect(JSON.parse(text).features.length, path).toBe(count);
    if (format === "json") expect(JSON.parse(text).total, path).toBe(count);
    if (format !== "json")
      expect(response.headers.get("Content-Disposition"), path).toMatch(
        new RegExp(`^attachment; filename="${list}.*\\.${format}"`),
      );
  }
});

test("a list as JSON has the fields of the contract, first what it is, then its records", async () => {
  for (const list of LISTS) {
    const page = JSON.parse(await (await ask(`/${list}.json?limit=2`)).text());
    expect(Object.keys(page).slice(0, 6), list).toEqual(["total", "revision", "as_of", "known_at", "filter", "next"]);
    expect(page[list], list).toHaveLength(2);
    expect(page.next, list).toMatch(new RegExp(`^/${list}\\.json\\?.*after=`));
  }
});

const BAD: Record<string, string[]> = {
  q: ["x".repeat(201), "a%00b"],
  kind: ["park", "open"],
  shift: ["night"],
  audience: ["all"],
  main_kind: ["park"],
  status: ["shut", "OPEN"],
  contested: ["2", "true"],
  area: ["PK-NOWHERE", "'; DROP TABLE facility; --"],
  body: ["NOBODY"],
  role: ["boss"],
  programme: ["NONE-1"],
  ownership: ["mine"],
  precision: ["exact"],
  source: ["NO-SOURCE", "EHSAAS-GB"],
  bbox: ["1,2,3", "74,33,73,34", "-181,0,0,1", "NaN,0,1,1", "0,0,1,1e1"],
  near: ["33,73", "33,73,0", "99,73,5", "33,73,9999"],
  opened: ["now", "2024..2023", "2024-13.."],
  updated_since: ["yesterday", "2024-02-30", "0001-01-01T00:00:00%2B14:00"],
  as_of: ["2024", "2999-01-01", "2024-02-30", "0000-01-01"],
  known_at: ["2999-01-01", "1999-01-01", "99", "then"],
};

test("every bad value of every parameter is a 400 that names it, in every format and on the map", async () => {
  expect(Object.keys(BAD).sort()).toEqual([...facilityQuery.names].sort());
  for (const [name, values] of Object.entries(BAD))
    for (const value of values)
      for (const path of [...FACILITY_FILES, "/map.json"]) {
        const about = `${path}?${name}=${value}`;
        expect(await problemFields(await askAny(path, `${name}=${value}&ownership=public`), about), about).toEqual([
          name,
        ]);
      }
});

test("bad ways to show are 400s that name the parameter", async () => {
  for (const query of ["sort=colour", "columns=ref,secret", "lang=fr"])
    for (const path of FACILITY_FILES)
      expect(await problemFields(await ask(`${path}?${query}`), `${path}?${query}`)).toEqual([query.split("=")[0]]);
  for (const query of ["limit=0", "limit=1001", "limit=ten", "after=abc", `after=${"x".repeat(3000)}`])
    for (const list of LISTS)
      expect(await problemFields(await ask(`/${list}.json?${query}`), `${list} ${query}`)).toEqual([
        query.split("=")[0],
      ]);
  for (const query of ["bom=yes", "safe=2"])
    expect(await problemFields(await ask(`/facilities.csv?${query}`), query)).toEqual([query.split("=")[0]]);
  for (const query of ["extent=1,2,3", "zoom=99", "zoom=-1"])
    expect(await problemFields(await askMap(query), query)).toEqual([query.split("=")[0]]);
});

test("a file is always the whole result: limit and after belong to JSON alone", async () => {
  for (const path of FILES.filter((file) => !file.endsWith(".json")))
    for (const name of ["limit", "after"])
      expect(await problemFields(await ask(`${path}?${name}=10`), path)).toEqual([name]);
});

test("unknown parameters are 400s that name each, on every address", async () => {
  for (const path of ADDRESSES)
    expect((await problemFields(await askAny(path, "page=2&kinds=x"), path)).sort(), path).toEqual(["kinds", "page"]);
});

test("all that is wrong with a query is named at once", async () => {
  const response = await ask("/facilities.csv?kind=park&as_of=soon&page=2&limit=5&sort=x");
  expect((await problemFields(response, "all at once")).sort()).toEqual(["as_of", "kind", "limit", "page", "sort"]);
});

test("a format or a facility that is not there is a 404 that says so", async () => {
  for (const path of ["/facilities.doc", "/bodies.geojson", "/changes.ndjson"]) {
    const response = await ask(path);
    expect([response.status, response.headers.get("Content-Type")], path).toEqual([
      404,
      "application/problem+json; charset=utf-8",
    ]);
  }
  for (const ref of ["PKF00000", "pkf6fwfke", "PKF6FWFKF"]) expect((await askFacility(ref)).status, ref).toBe(404);
});

const NAMES = [
  ...facilityQuery.names,
  "sort",
  "limit",
  "after",
  "columns",
  "lang",
  "bom",
  "safe",
  "extent",
  "zoom",
  "level",
  "within",
  "listed",
  "counted",
  "verdict",
];
const VALUES = [
  ...["", "0", "1", "-1", "1e999", "NaN", "null", "true", "open", "name", "-updated_at", "PK-JK", "SCO", "ur", "en"],
  ...["2024", "2024-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "2026-11-22T00:00:00Z", "..", "2020..2024"],
  ...[
    "60,20,80,40",
    "180,90,-180,-90",
    "33,73,10",
    "0,0,2000",
    "%",
    "%00",
    "'",
    '"',
    "\\",
    "a,b,c",
    ",,,",
    "*",
    "🏫",
    "پارک",
    "\u202e",
  ],
  "x".repeat(500),
];

test("no query whatever makes an address fail or break off: it is answered, or refused by name", async () => {
  const parameter = fc.tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 8 }) },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
    ),
  );
  const counts: Record<number, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ADDRESSES), fc.array(parameter, { maxLength: 3 }), async (path, parameters) => {
      const query = new URLSearchParams(parameters).toString();
      const response = await askAny(path, query);
      counts[response.status] = (counts[response.status] ?? 0) + 1;
      if (response.status === 400) {
        const names = [...new URLSearchParams(query).keys()].map((name) => name.slice(0, 60));
        for (const field of await problemFields(response, `${path}?${query}`))
          expect(names, `${path}?${query}`).toContain(field);
      } else {
        expect(response.status, `${path}?${query}`).toBe(200);
        await response.text();
      }
    }),
    { numRuns: 500, seed: 20261122 },
  );
  expect(counts[200]).toBeGreaterThan(80);
  expect(counts[400]).toBeGreaterThan(80);
});
