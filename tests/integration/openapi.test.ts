import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { DICTIONARY } from "@/lib/dictionary/lists";
import { answerFacility } from "@/lib/files/answer-facility";
import { problemOf } from "@/lib/http/problem";
import { describeApi } from "@/lib/openapi/document";
import { LISTS } from "@/lib/paths";
import type { ParameterSchema } from "@/lib/records/query-fields";
import { ask } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";

await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 240_000 });

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
  const pair = fc.constantFrom(...taken).chain((one) => valuesOf(one).map((value) => [one.name, value] as const));
  const wrong = fc.constantFrom(["colour", "green"] as const, ["limit", "-1"] as const, ["as_of", "soon"] as const);
  return fc
    .tuple(
      fc.uniqueArray(pair, { maxLength: 4, selector: ([name]) => name }),
      fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: wrong }),
    )
    .map(([pairs, bad]) => new URLSearchParams([...pairs, ...(bad ? [bad] : [])].map(([a, b]) => [a, b])).toString());
};

const FILES = Object.keys(paths).filter((path) => /^\/[a-z]+\.[a-z]+$/.test(path));

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

test("what is no list is described too: a claim, a difference of two days, a chart, the catalogue", () => {
  const one = ["/claims/{ref}.json", "/data/catalog.jsonld"];
  const both = ["/changes/between", "/statistics/{chart}"].flatMap((path) => [`${path}.csv`, `${path}.json`]);
  for (const path of [...one, ...both]) expect(Object.keys(paths), path).toContain(path);
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
