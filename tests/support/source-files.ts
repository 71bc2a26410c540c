import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { type ParseResult, parseSync } from "oxc-parser";

const ROOMS = ["app", "components", "docs", "lib", "prisma", "scripts", "tests"];
const GENERATED = /^prisma\/generated\/|(^|\/)\./;
const CODE = /\.(ts|tsx|mjs)$/;

/** A file of the repository that people wrote: its path from the root, and its text. */
export type SourceFile = { path: string; text: string };

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => normalize(join(entry.parentPath, entry.name)))
    .filter((path) => !GENERATED.test(path));
}

const atRoot = (pattern: RegExp) => readdirSync(".").filter((name) => pattern.test(name) && statSync(name).isFile());
const read = (path: string): SourceFile => ({ path, text: readFileSync(path, "utf8") });

/** Every file of a kind under the rooms of the house, and at the root. */
export function readSources(pattern: RegExp): SourceFile[] {
  return [...ROOMS.filter((room) => existsSync(room)).flatMap(listFiles), ...atRoot(pattern)]
    .filter((path) => pattern.test(path))
    .sort()
    .map(read);
}

const parsed = new Map<string, ParseResult>();

/** The syntax tree of a file; throws where it does not parse. */
export function parseSource({ path, text }: SourceFile): ParseResult {
  const known = parsed.get(path);
  if (known) return known;
  const result = parseSync(path, text);
  if (result.errors.length) throw new Error(`${path} does not parse: ${result.errors[0]?.message}`);
  parsed.set(path, result);
  return result;
}

export const readCode = (): SourceFile[] => readSources(CODE);

type Node = { type: string; start: number; [property: string]: unknown };

/** Every node of a file's syntax tree. */
export function* walkNodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* walkNodes(one);
  else if (value !== null && typeof value === "object") {
    if ("type" in value) yield value as Node;
    for (const inner of Object.values(value)) if (typeof inner === "object") yield* walkNodes(inner);
  }
}

/** The line of a place in a text, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length;

/** What a specifier names: a path of ours where it is one, else the package as it stands. */
function resolveImport(from: string, specifier: string): string {
  const path = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? normalize(join(dirname(from), specifier))
      : null;
  if (path === null) return specifier;
  const found = [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`, join(path, "index.ts")].find(
    (one) => existsSync(one) && statSync(one).isFile(),
  );
  return found ?? path;
}

/** What each file imports: type-only imports, re-exports and dynamic imports too, for who sees a row's type has seen a row. */
export function readImports(files: readonly SourceFile[]): Map<string, string[]> {
  return new Map(
    files.map((file) => {
      const { module } = parseSource(file);
      const specifiers = [
        ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
        ...module.staticExports.flatMap(({ entries }) =>
          entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
        ),
        ...module.dynamicImports.map(({ moduleRequest }) =>
          file.text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
        ),
      ];
      return [file.path, specifiers.map((specifier) => resolveImport(file.path, specifier))];
    }),
  );
}
