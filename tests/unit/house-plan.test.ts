import { expect, test } from "vitest";
import { readCode, readImports } from "@/tests/support/source-files";

const imports = readImports(readCode());
const files = [...imports.keys()];

/** The first chain of imports that leads from a file to something forbidden; null when none does. */
function findBreach(file: string, forbidden: RegExp, seen = new Set<string>()): string[] | null {
  if (seen.has(file)) return null;
  seen.add(file);
  for (const to of imports.get(file) ?? []) {
    const rest = forbidden.test(to) ? [to] : findBreach(to, forbidden, seen);
    if (rest) return [file, ...rest];
  }
  return null;
}

const breaches = (from: RegExp, forbidden: RegExp) =>
  files.filter((file) => from.test(file)).flatMap((file) => findBreach(file, forbidden)?.join(" -> ") ?? []);
const direct = (from: RegExp, forbidden: RegExp) =>
  files
    .filter((file) => from.test(file))
    .flatMap((file) => (imports.get(file) ?? []).filter((to) => forbidden.test(to)).map((to) => `${file} -> ${to}`));

const FRAMEWORK = /^(next|react|react-dom|leaflet|react-leaflet|@react-leaflet\/core)(\/|$)/;
const ROWS = /^(lib\/(db|pool|replica)\.ts|prisma\/|@prisma\/|pg($|\/))/;
const SERVER = /^(lib\/(db|pool|replica|env)\.ts|prisma\/|@prisma\/|pg($|\/)|node:)/;

test("the plan sees the whole house", () => {
  const count = (room: RegExp) => files.filter((file) => room.test(file)).length;
  expect(count(/^lib\//)).toBeGreaterThan(80);
  expect(count(/^components\//)).toBeGreaterThan(40);
  expect(count(/^app\//)).toBeGreaterThan(10);
  expect([...imports.values()].flat().length).toBeGreaterThan(800);
  expect(imports.get("lib/facilities/queries.ts")).toContain("lib/replica.ts");
  expect(findBreach("app/map.json/route.ts", /^pg$/)?.length).toBeGreaterThan(2);
});

test("every import of our own leads to a file", () => {
  const lost = files.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((to) => /^(app|components|lib|scripts|tests)\//.test(to) && !/\.\w+$/.test(to))
      .map((to) => `${file} -> ${to}`),
  );
  expect(lost).toEqual([]);
});

test("lib knows no framework, no page, no component and no script", () => {
  expect(breaches(/^lib\//, FRAMEWORK)).toEqual([]);
  expect(breaches(/^lib\//, /^(app|components|scripts|tests)\//)).toEqual([]);
});

test("components know no page and reach no row, however indirectly", () => {
  expect(breaches(/^components\//, /^(app|scripts|tests)\//)).toEqual([]);
  expect(breaches(/^components\//, ROWS)).toEqual([]);
});

test("what a component imports may run in a browser", () => {
  expect(breaches(/^components\//, SERVER)).toEqual([]);
});

// The roles that may run in a browser (docs/architecture.md); whatever holds such a file stays free of the server.
const PURE =
  /^lib\/(paths|[a-z]+\/(schema|columns|filter|view|status|tokens|fold|match|query|query-fields|partial-date|shapes|mercator|format|locales|translate|vocabulary|describe|contested|flatten|csv|writers|terms|phrases|merge|difference))\.ts$/;

test("pure files stay pure", () => {
  expect(files.filter((file) => PURE.test(file)).length).toBeGreaterThan(30);
  expect(breaches(PURE, SERVER)).toEqual([]);
});

test("pages and handlers ask lib, and never the database", () => {
  expect(direct(/^(app\/|proxy\.ts)/, ROWS)).toEqual([]);
});

test("Leaflet has one room", () => {
  expect(direct(/^(?!components\/map\/|tests\/)/, /^(leaflet|react-leaflet|@react-leaflet\/core)(\/|$)/)).toEqual([]);
});

test("the rooms of lib have an order: what is published does not know how it came to be", () => {
  expect(
    breaches(
      /^lib\/(areas|bodies|programmes|sources|facilities|dates|search|revisions|files|map|http|i18n)\//,
      /^lib\/(proposals|people|mail|packages)\//,
    ),
  ).toEqual([]);
});

test("nothing but a test, and what runs the tests, knows a test", () => {
  expect(direct(/^(?!tests\/|scripts\/test\.mjs|vitest\.config|playwright\.config)/, /^tests\//)).toEqual([]);
});
