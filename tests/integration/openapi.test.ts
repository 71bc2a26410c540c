import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as card } from "@/app/card.png/route";
import { GET as catalogue } from "@/app/data/catalog.jsonld/route";
import { GET as whole } from "@/app/data/registry.zip/route";
import { GET as releaseFile } from "@/app/data/releases/[date]/[file]/route";
import { GET as releases } from "@/app/data/releases/[date]/route";
import { GET as file } from "@/app/files/[list]/[name]/[format]/route";
import { GET as table } from "@/app/files/[list]/[name]/route";
import { GET as health } from "@/app/healthz/route";
import { GET as map } from "@/app/map.json/route";
import { GET as ogc } from "@/app/ogc/[[...path]]/route";
import { GET as description } from "@/app/openapi.json/route";
import { GET as readiness } from "@/app/readyz/route";
import { GET as sitemap } from "@/app/sitemap.xml/route";
import { DICTIONARY, formatsOf } from "@/lib/dictionary/lists";
import { answerFacility } from "@/lib/files/answer-facility";
import { problemOf } from "@/lib/http/problem";
import { describeApi } from "@/lib/openapi/document";
import { filePath, LISTS } from "@/lib/paths";
import type { ParameterSchema } from "@/lib/records/query-fields";
import { makeRelease } from "@/lib/releases/make";
import { ask } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readTable } from "@/tests/support/package-tables";
import { leaving, publishAll } from "@/tests/support/publications";

await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 240_000 });

const published = readTable("facilities").filter(({ publish }) => publish === "true");
const [GONE = "", MERGED = ""] = published.flatMap(({ ref }) => (ref && ref !== "PKF6FWFKE" ? ref : [])).slice(3, 5);
const folder = mkdtempSync(join(tmpdir(), "registry-openapi-"));
process.env.DATA_DIR = folder;
afterAll(() => {
  delete process.env.DATA_DIR;
  rmSync(folder, { recursive: true, force: true });
});
beforeAll(async () => {
  await makeRelease();
  await publishAll([await leaving("facility", GONE), await leaving("facility", MERGED, "PKF6FWFKE")]);
});

type Parameter = { name: string; in: string; schema: ParameterSchema };
type Operation = {
  parameters: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
};

const api = describeApi();
const paths = api.paths as unknown as Record<string, { get: Operation }>;
const ajv = new Ajv({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addSchema({ $id: "api", components: api.components });
const checkSchema = (schema: object) => {
  const { $ref } = schema as { $ref?: string };
  return ajv.compile($ref ? { $ref: `api${$ref}` } : schema);
};

/** A value of what a parameter is said to take; sometimes one that it does not. */
function valuesOf({ name, schema }: Parameter): fc.Arbitrary<string> {
  const known: Record<string, readonly string[]> = {
    area: ["PK-GB", "PK-JK"],
    within: ["PK-GB", "PK-JK"],
    body: ["SCO", "PSEB"],
    bbox: ["70,30,75,36"],
    near: ["34,73.5,50"],
    opened: ["2023..2024", "..2024", "2023"],
    as_of: ["2025-01-01", "2026-11-30"],
    known_at: ["1", "2026-11-30"],
    updated_since: ["2026-11-01", "2026-12-01T00:00:00Z"],
    q: ["park", "پارک", "zzz"],
    limit: ["1", "7", "1000"],
  };
  const words = known[name] ?? schema.enum ?? schema.items?.enum;
  if (!words) return fc.constant("");
  const some = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((list) => list.join(","));
  return schema.type === "array" ? some : fc.constantFrom(...words);
}

const requests = (path: string): fc.Arbitrary<string> => {
  const taken = (paths[path]?.get.parameters ?? []).filter((one) => one.in === "query");
  if (taken.length === 0) return fc.constant("");
  const pair = fc.constantFrom(...taken).chain((one) => valuesOf(one).map((value) => [one.name, value] as const));
  const wrong = fc.constantFrom(["colour", "green"] as const, ["limit", "-1"] as const, ["as_of", "soon"] as const);
  return fc
    .tuple(
      fc.uniqueArray(pair, { maxLength: 4, selector: ([name]) => name }),
      fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: wrong }),
    )
    .map(([pairs, bad]) => new URLSearchParams([...pairs, ...(bad ? [bad] : [])].map(([a, b]) => [a, b])).toString());
};

const FILES = LISTS.flatMap((list) => formatsOf(list).map((format) => filePath(list, format)));

/** Addresses with something in their path, and what may stand there: some that is there, has gone, or never was. */
const IN_PATH: Record<string, readonly string[]> = {
  "/facilities/{ref}.json": ["PKF6FWFKE", GONE, MERGED, "PKF000000"],
  "/claims/{ref}.json": ["CL-001", "CL-002", "CL-999"],
  "/statistics/{chart}.csv": ["openings", "delays", "none"],
  "/statistics/{chart}.json": ["openings", "curves", "none"],
  "/data/releases/{date}/{file}": [
    "2026-12-15/release.json",
    "2026-12-15/registry.zip",
    "latest/facilities.csv",
    "1999-01-01/x.csv",
  ],
};

/** Answers an address as the server does: by the handler of its route. */
async function answer(address: string): Promise<Response> {
  const url = new URL(address, "http://localhost:3000");
  const request = new Request(url);
  const given = (params: object) => ({ params: Promise.resolve(params) }) as never;
  const [, list = "", name = "", format = ""] =
    /^\/(facilities|claims|statistics|changes)\/([^/.]+)\.([a-z]+)$/.exec(url.pathname) ?? [];
  if (list) return file(request, given({ list, name, format }));
  const [, date = "", released = ""] = /^\/data\/releases\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
  if (date) return releaseFile(request, given({ date, file: released }));
  if (url.pathname.startsWith("/statistics."))
    return table(request, given({ list: "statistics", name: url.pathname.slice(12) }));
  const handlers: Record<string, (request: Request) => Response | Promise<Response>> = {
    "/card.png": card,
    "/map.json": map,
    "/data/catalog.jsonld": catalogue,
    "/data/registry.zip": whole,
    "/data/releases/index.json": (asked) => releases(asked, given({ date: "index.json" })),
    "/ogc": (asked) => ogc(asked, given({ path: [] })),
    "/sitemap.xml": sitemap,
    "/healthz": health,
    "/readyz": readiness,
    "/openapi.json": description,
  };
  const handler = handlers[url.pathname];
  if (!handler) throw new Error(`${address} is described and has no handler in this test`);
  return handler(request);
}

test("every file of every list is described, and nothing that is not there", async () => {
  expect(FILES.length).toBeGreaterThan(20);
  for (const path of FILES) expect((await ask(path, { method: "HEAD" })).status, path).toBe(200);
});

test("what is documented is what is answered: status, type and body, for generated requests", async () => {
  const counts: Record<string, number> = {};
  for (const path of FILES) {
    const operation = paths[path]?.get;
    for (const query of fc.sample(requests(path), { numRuns: 25, seed: 20261122 })) {
      const about = `${path}?${query}`;
      const response = await ask(about);
      const documented = operation?.responses[String(response.status)];
      expect(documented, `${about} ${response.status}`).toBeDefined();
      const type = response.headers.get("Content-Type")?.split(";")[0] ?? "";
      expect(Object.keys(documented?.content ?? {}), about).toContain(type);
      counts[response.status] = (counts[response.status] ?? 0) + 1;
      const text = await response.text();
      if (!/^application\/((geo|problem)\+)?json$/.test(type)) continue;
      expect(text, about).not.toBe("");
      const check = checkSchema(documented?.content?.[type]?.schema ?? {});
      expect([check(JSON.parse(text)), check.errors], about).toEqual([true, null]);
    }
  }
  expect(counts[200]).toBeGreaterThan(250);
  expect(counts[400]).toBeGreaterThan(40);
});

test("a parameter that is not described is refused, and a described one never is for its name", async () => {
  for (const path of FILES) {
    for (const { name } of paths[path]?.get.parameters ?? []) {
      const response = await ask(`${path}?${name}=`);
      const problem = response.status === 400 ? await response.json() : null;
      expect(problem?.errors.map(({ detail }: { detail: string }) => detail) ?? [], `${path} ${name}`).not.toContain(
        "is not a parameter of this address",
      );
    }
    expect((await ask(`${path}?colour=green`)).status, path).toBe(400);
  }
});

test("what is no list is answered as it is described too, and nothing of it is left out", async () => {
  const others = Object.keys(paths).filter((path) => !FILES.includes(path));
  expect(others).toHaveLength(19);
  const seen = new Set<string>();
  for (const path of others) {
    const fixed = path.startsWith("/changes/between") ? "from=2024-01-01&" : "";
    for (const query of ["", ...fc.sample(requests(path), { numRuns: 12, seed: 20261122 })])
      for (const inPath of IN_PATH[path] ?? [""]) {
        const about = `${path.replace(/\{.*\}/, inPath)}?${fixed}${query}`;
        const response = await answer(about);
        const documented = paths[path]?.get.responses[String(response.status)];
        expect(documented, `${about} ${response.status}`).toBeDefined();
        seen.add(`${path} ${response.status}`);
        const type = response.headers.get("Content-Type")?.split(";")[0] ?? "";
        const [schema] = [documented?.content?.[type]?.schema];
        const text = await response.text();
        if (!documented?.content || "*/*" in documented.content) continue;
        expect(Object.keys(documented.content), about).toContain(type);
        if (!/json$/.test(type)) continue;
        const check = checkSchema(schema ?? {});
        expect([check(JSON.parse(text)), check.errors], about).toEqual([true, null]);
      }
  }
  for (const path of others) expect([...seen], path).toContain(`${path} 200`);
  for (const one of [
    "/facilities/{ref}.json 308",
    "/facilities/{ref}.json 410",
    "/claims/{ref}.json 404",
    "/changes/between.csv 400",
    "/data/releases/{date}/{file} 307",
  ])
    expect([...seen]).toContain(one);
  const named = paths["/changes/between.csv"]?.get.parameters.map(({ name }) => name);
  for (const name of ["from", "to", "status", "area", "bom", "safe"]) expect(named).toContain(name);
});

test("one facility is as described, and the schemas are those of the columns", async () => {
  const asked = new Request("http://localhost:3000/facilities/PKF6FWFKE.json");
  const answer = await answerFacility(asked, "PKF6FWFKE").catch(problemOf);
  const check = checkSchema({ $ref: "#/components/schemas/Facility" });
  expect([check(await answer.json()), check.errors]).toEqual([true, null]);
  const schemas = api.components.schemas as Record<
    string,
    { properties: Record<string, { items: { properties: object } }> }
  >;
  for (const list of LISTS)
    expect(Object.keys(schemas[`${list}Page`]?.properties[list]?.items.properties ?? {}), list).toEqual(
      DICTIONARY[list].map(({ name }) => name),
    );
});
