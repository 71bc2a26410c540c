import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const listFiles = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));
const docs = ["README.md", ...listFiles("docs", ".md")];
const architecture = readFileSync("docs/architecture.md", "utf8");

test.each(docs)("what %s names or links to is there", (doc) => {
  const text = readFileSync(doc, "utf8");
  const named = [
    ...text.matchAll(/`((?:app|components|docs|lib|prisma|public|registry-data|scripts|tests)\/[\w./[\]-]+)`/g),
  ];
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)];
  const paths = [...named.map(([, path = ""]) => path), ...linked.map(([, path = ""]) => join(dirname(doc), path))];
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test("the README fits on two screens", () => {
  expect(readFileSync("README.md", "utf8").split("\n").length).toBeLessThanOrEqual(80);
});

test("the architecture names every room of lib, and no other", () => {
  const named = [...architecture.matchAll(/^\| `([a-z0-9]+)` \| /gm)].flatMap(([, room]) => room ?? []);
  const rooms = readdirSync("lib", { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const layers = ["app", "components", "lib", "prisma"];
  expect(named.filter((name) => !layers.includes(name)).sort()).toEqual(rooms.sort());
});

test("the architecture states the lines of lib to a quarter", () => {
  const stated = Number(architecture.match(/about ([\d,]+) lines/)?.[1]?.replace(",", ""));
  const lines = listFiles("lib", ".ts").reduce(
    (sum, path) => sum + readFileSync(path, "utf8").split("\n").length - 1,
    0,
  );
  expect(Math.abs(lines / stated - 1), `${lines} lines`).toBeLessThan(0.25);
});
