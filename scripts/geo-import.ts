import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { FeatureCollection, Geometry } from "geojson";
import { meshArcs } from "topojson-client";
import type { GeometryCollection } from "topojson-specification";
import { env } from "@/lib/env";
import { BOUNDARY_LEVELS, type BoundaryLevel, readImported } from "@/lib/map/files";
import { joinDistricts } from "./geo/build-districts";
import { cleanUnits, DISPUTED } from "./geo/build-units";
import { MATCHES, type Match, type Matched, matchBoundaries } from "./geo/match-boundaries";
import { readBoundaries } from "./geo/read-boundaries";
import { readAreas } from "./geo/read-registry";
import { runMapshaper } from "./geo/run-mapshaper";
import { writeHashed } from "./geo/write-geo";

const USAGE = `Puts an official boundary file in the place of the built one (docs/geography.md).

  npm run geo:import -- --level district --file districts.geojson --match pcode --attribution "Survey of Pakistan"
  npm run geo:import -- --level district --remove

  --level        ${BOUNDARY_LEVELS.join(", ")}
  --file         GeoJSON or TopoJSON, EPSG:4326, at most 5 MB
  --match        ${Object.keys(MATCHES).join(", ")}: by what the shapes are known
  --property     the property that holds it, when it is not called as the match is
  --attribution  whom to credit on the map
  --remove       go back to the built boundaries of that level`;

/** An official file is taken as it is: only edges that are meant to be one, fifty metres apart at most, become one. */
const CLEANING = "snap-interval=0.0005";

const OPTIONS = {
  level: { type: "string" },
  file: { type: "string" },
  match: { type: "string" },
  property: { type: "string" },
  attribution: { type: "string" },
  remove: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const level = readOneOf(values.level, BOUNDARY_LEVELS, "--level");
  if (values.remove) {
    removeBoundaries(level);
    return;
  }
  const match = readOneOf(values.match, Object.keys(MATCHES) as Match[], "--match");
  if (!values.file) throw new Error("--file is missing");
  if (!values.attribution?.trim()) throw new Error("--attribution is missing: say whom to credit on the map");
  await importBoundaries(level, values.file, values.attribution.trim(), { match, property: values.property ?? match });
}

async function importBoundaries(
  level: BoundaryLevel,
  path: string,
  attribution: string,
  how: { match: Match; property: string },
): Promise<void> {
  const text = readFileSync(path, "utf8");
  const extra = level === "province" ? [DISPUTED] : [];
  const matched = matchBoundaries(readBoundaries(text, path), readAreas(), { level, extra, ...how });
  const folder = join(env.DATA_DIR, "geo");
  if (level === "province" && !matched.shapes.some(({ shape }) => shape === DISPUTED)) {
    throw new Error(`The file has no shape with the code ${DISPUTED}: the disputed territory must be drawn.`);
  }
  const written = writeHashed(folder, level, await buildLayer(level, matched));
  writeManifest(folder, {
    ...readImported(env.DATA_DIR),
    [level]: {
      file: written.name,
      attribution,
      source: basename(path),
      sha256: createHash("sha256").update(text).digest("hex"),
      imported_at: new Date().toISOString(),
      features: matched.shapes.length,
    },
  });
  console.log(`${matched.shapes.length} shapes of level ${level}: ${(written.gzipped / 1000).toFixed(1)} kB gzipped.`);
  if (matched.missing.length > 0) {
    const names = matched.missing.map((area) => `${area.name} (${area.code})`);
    console.log(`Without a shape in this file, and so without a line of their own: ${names.join(", ")}`);
  }
  console.log("In use from the next page that is opened; no restart is needed.");
}

/** Each level in the form that the built layer has, so that the map need not know the difference. */
async function buildLayer(level: BoundaryLevel, { shapes, codes }: Matched): Promise<unknown> {
  const collect = <Key extends string>(key: Key): FeatureCollection<Geometry, Record<Key, string>> => ({
    type: "FeatureCollection",
    features: shapes.map(({ shape, boundary }) => ({
      ...boundary,
      properties: { [key]: key === "code" ? (codes.get(shape)?.[0] ?? shape) : shape } as Record<Key, string>,
    })),
  });
  if (level === "province") return cleanUnits(collect("code"), CLEANING);
  if (level === "district") return joinDistricts(collect("shape"), (shape) => codes.get(shape) ?? []);
  const topology = await runMapshaper({ tehsils: collect("code") }, `-clean ${CLEANING}`, {
    quantization: 100_000,
  });
  const lines = meshArcs(topology, topology.objects.tehsils as GeometryCollection, (a, b) => a !== b);
  return { ...topology, objects: { lines } };
}

function removeBoundaries(level: BoundaryLevel): void {
  const folder = join(env.DATA_DIR, "geo");
  const { [level]: removed, ...rest } = readImported(env.DATA_DIR);
  if (removed) {
    writeManifest(folder, rest);
    rmSync(join(folder, removed.file), { force: true });
  }
  console.log(removed ? "The built boundaries are in use again." : `Nothing was imported for the level ${level}.`);
}

/** Written beside and moved into place, so that a reader sees the old one or the new one. */
function writeManifest(folder: string, content: unknown): void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, "manifest.json.new");
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(draft, join(folder, "manifest.json"));
}

function readOneOf<Value extends string>(given: string | undefined, allowed: readonly Value[], option: string): Value {
  const found = allowed.find((value) => value === given);
  if (!found) throw new Error(`${option} must be one of ${allowed.join(", ")}\n\n${USAGE}`);
  return found;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
