import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { LISTS } from "@/lib/paths";
import { lineAt, parseSource, readCode, readSources, type SourceFile, walkNodes } from "@/tests/support/source-files";

const code = readCode();
const styles = readSources(/\.css$/);
const ours = [...code, ...styles];
const product = ours.filter(({ path }) => /^(app|components|lib)\//.test(path));
const at = ({ path, text }: SourceFile, place: number) => `${path}:${lineAt(text, place)}`;

/** Where a pattern stands in some files; `g` is needed. */
const findText = (files: readonly SourceFile[], pattern: RegExp) =>
  files.flatMap((file) =>
    [...file.text.matchAll(pattern)].map(({ index, 0: found }) => `${at(file, index)} ${found.trim().slice(0, 80)}`),
  );

test("the rules see the whole house", () => {
  expect(code.length).toBeGreaterThan(200);
  expect(styles.length).toBeGreaterThan(5);
  expect(product.length).toBeGreaterThan(150);
});

/** The directives that a file begins with. */
const directivesOf = (file: SourceFile) => {
  const { body } = parseSource(file).program;
  return body.flatMap((node) =>
    node.type === "ExpressionStatement" && "directive" in node && node.directive ? [node.directive] : [],
  );
};
const withDirective = (directive: string) =>
  code.filter((file) => directivesOf(file).includes(directive)).map(({ path }) => path);

test("only components and error pages are sent to the browser, only actions are called from it", () => {
  const client = withDirective("use client");
  expect(client.length).toBeGreaterThan(3);
  expect(client.filter((path) => !/^components\//.test(path) && !/(^|-)error\.tsx$/.test(basename(path)))).toEqual([]);
  expect(withDirective("use server").filter((path) => !/^app\/.*\/actions\.ts$/.test(path))).toEqual([]);
});

test("one file of the product reads the environment", () => {
  const found = findText(product, /\bprocess\s*\.\s*env\b/g).filter((place) => !place.startsWith("lib/env.ts:"));
  expect(found).toEqual([]);
});

test("no type is left open, none is asserted away, nothing is silenced without a reason", () => {
  const found = code.flatMap((file) =>
    [...walkNodes(parseSource(file).program)].flatMap(({ type, start }) =>
      type === "TSAnyKeyword" || type === "TSNonNullExpression" ? [`${at(file, start)} ${type}`] : [],
    ),
  );
  expect(found).toEqual([]);
  expect(
    findText(code, /@ts-(ignore|nocheck|expect-error)/g).filter((place) => !place.startsWith("tests/unit/house-rules")),
  ).toEqual([]);
  expect(
    findText(ours, /biome-ignore(?!(-start|-end)? [\w/]+: \w.{8,})/g).filter(
      (place) => !place.startsWith("tests/unit/house-rules"),
    ),
  ).toEqual([]);
});

test("there are no barrels: whoever needs a thing imports the file that makes it", () => {
  const barrels = code.filter((file) => {
    const { body } = parseSource(file).program;
    const passed = body.filter(({ type }) => type === "ExportAllDeclaration" || type === "ImportDeclaration");
    const exports = body.filter((node) => node.type === "ExportNamedDeclaration" && node.source !== null);
    return (
      /^index\./.test(basename(file.path)) ||
      body.some(({ type }) => type === "ExportAllDeclaration") ||
      (exports.length > 0 && exports.length + passed.length === body.length)
    );
  });
  // A page or a handler of Next is a file that must export what another made.
  expect(barrels.map(({ path }) => path).filter((path) => !path.startsWith("app/"))).toEqual([]);
});

test("every file is named in small letters after a noun of ours, and none is called utils", () => {
  const names = ours.map(({ path }) => path);
  expect(names.filter((path) => /(^|[/-])(utils?|helpers?|misc|common|shared|managers?)([./-]|$)/.test(path))).toEqual(
    [],
  );
  const odd = names.filter((path) =>
    path
      .split("/")
      .some((part) => !/^(\[{1,2}(\.\.\.)?[a-z]+\]{1,2}|\([a-z]+\)|[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*)$/.test(part)),
  );
  expect(odd.filter((path) => !/^prisma\/migrations\//.test(path))).toEqual([]);
});

test("text never becomes markup", () => {
  const found = findText(
    product,
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment/g,
  );
  expect(found).toEqual([]);
});

// Words of Tailwind that mean a side of the screen, where the side of the text is meant.
const PHYSICAL_CLASS =
  /(?:^|[\s:])!?-?(?:(?:m|p|scroll-m|scroll-p)[lr]-[\w[.]|(?:left|right)-[\d[a-z]|text-(?:left|right)\b|border-[lr](?:-|\b)|rounded-(?:[lr]|[tb][lr])(?:-|\b)|float-(?:left|right)\b|clear-(?:left|right)\b)/g;
const PHYSICAL_STYLE =
  /(?:^|[;{\s])((?:margin|padding|border)-(?:left|right)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius|(?:left|right)|text-align|float)\s*:\s*([^;}]*)/g;
/** Leaflet places what it draws by the screen, so what answers it does too. */
const BY_THE_SCREEN = /^components\/map\//;

test("layout follows the direction of the text: no left and no right", () => {
  const inClasses = product
    .filter(({ path }) => /\.tsx?$/.test(path))
    .flatMap((file) =>
      [...walkNodes(parseSource(file).program)].flatMap((node) => {
        const text =
          node.type === "Literal"
            ? node.value
            : node.type === "TemplateElement"
              ? (node.value as { raw: string }).raw
              : null;
        if (typeof text !== "string" || /[.!?]\s|^\.{0,2}\//.test(text)) return [];
        return [...text.matchAll(PHYSICAL_CLASS)].map(({ 0: found }) => `${at(file, node.start)} ${found.trim()}`);
      }),
    );
  expect(inClasses).toEqual([]);
  const inStyles = styles
    .filter(({ path }) => !BY_THE_SCREEN.test(path))
    .flatMap((file) =>
      [...file.text.matchAll(PHYSICAL_STYLE)]
        .filter(
          ([, property = "", value = ""]) =>
            !["text-align", "float"].includes(property) || /\b(left|right)\b/.test(value),
        )
        .map(({ index, 1: property }) => `${at(file, index)} ${property}`),
    );
  expect(inStyles).toEqual([]);
});

/** Files of more than 200 lines, each with the reason why it is one. */
const PAGE = "a page from top to bottom: its sections stand in the order in which they are read";
const LONG: Record<string, string> = {
  "lib/records/store.ts": "one table says where each kind of record stands in the database",
  "components/body/body-view.tsx": PAGE,
  "components/facility/what-section.tsx": PAGE,
  "components/map/map.css": "the map's parts stand over Leaflet's own rules, one by one",
  "app/[locale]/data/page.tsx": PAGE,
  "lib/records/query-fields.ts": "every kind of parameter is read, written and described in one place",
  "scripts/test-clients.mjs": "a check for each program, one after the other",
  "app/styles/records.css": "the parts of every record's page share their grid",
};

test("files are short; a long one has a reason", () => {
  const lines = (text: string) => text.trimEnd().split("\n").length;
  const long = ours
    .filter(({ path, text }) => lines(text) > 200 && !path.startsWith("tests/"))
    .map(({ path, text }) => `${path} ${lines(text)}`);
  expect(long.filter((entry) => !LONG[entry.split(" ")[0] ?? ""])).toEqual([]);
  const known = new Map(ours.map((file) => [file.path, lines(file.text)]));
  for (const path of Object.keys(LONG))
    expect(known.get(path), `${path} needs no reason any more`).toBeGreaterThan(150);
});

const PLACES = [
  ...LISTS,
  "map",
  "statistics",
  "data",
  "about",
  "embed",
  "staff",
  "sign-in",
  "ogc",
  "geo",
  "openapi",
  "ur",
].join("|");
const ADDRESS = new RegExp(`^(?:https?://[^/]*)?/(?:${PLACES})(?:[/.?#]|$)`);
/** Addresses inside the sign-in library, which are not ours. */
const NOT_OURS = ["/sign-in/email"];

test("addresses are built in one file", () => {
  const found = product
    .filter(({ path }) => /\.tsx?$/.test(path) && path !== "lib/paths.ts")
    .flatMap((file) =>
      [...walkNodes(parseSource(file).program)].flatMap((node) => {
        const text =
          node.type === "Literal"
            ? node.value
            : node.type === "TemplateElement"
              ? (node.value as { raw: string }).raw
              : null;
        return typeof text === "string" && ADDRESS.test(text) && !NOT_OURS.includes(text)
          ? [`${at(file, node.start)} ${text.slice(0, 60)}`]
          : [];
      }),
    );
  expect(found).toEqual([]);
});

test("nothing is left for later, and no test is left out", () => {
  const mine = (place: string) => !place.startsWith("tests/unit/house-rules");
  expect(findText(ours, /\b(TODO|FIXME|XXX|HACK)\b/g).filter(mine)).toEqual([]);
  expect(
    findText(code, /\b(test|it|describe)(\.\w+)*\.(only\b|(skip|todo|fixme|fails)\s*\(\s*(["'`)]|true))/g).filter(mine),
  ).toEqual([]);
});

test("no file knows the machine it was written on", () => {
  const texts = [...ours, ...readSources(/\.(md|json|prisma|sql)$/).filter(({ path }) => path !== "package-lock.json")];
  expect(findText(texts, /(^|[\s"'`(])\/(work|root|home\/\w+)\/[\w.-]+/gm)).toEqual([]);
});

const PATH =
  /^(?:(?:app|components|docs|lib|prisma|public|registry-data|scripts|tests|\.ci)\/[\w.[\]()@/-]+|[\w-]+\.(?:tsx?|mjs|md))$/;
/** Made by the build, or by whoever runs the registry. */
const MADE = /^(public\/geo|prisma\/generated)\//;

test("every path that a document names is there", () => {
  const documents = readSources(/\.md$/).filter(({ path }) => !path.startsWith("registry-data/"));
  expect(documents.length).toBeGreaterThan(3);
  const named = documents.flatMap((file) => [
    ...[...file.text.matchAll(/`([^`\s]+)`/g)].flatMap(({ index, 1: path = "" }) =>
      PATH.test(path) ? [{ file, index, path }] : [],
    ),
    ...[...file.text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(({ index, 1: path = "" }) => ({
      file,
      index,
      path: join(dirname(file.path), path),
    })),
  ]);
  expect(named.length).toBeGreaterThan(20);
  const there = (path: string) => existsSync(path) || code.some((file) => basename(file.path) === path);
  expect(
    named
      .filter(({ path }) => !MADE.test(path) && !there(path))
      .map(({ file, index, path }) => `${at(file, index)} ${path}`),
  ).toEqual([]);
});
