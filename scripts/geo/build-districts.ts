import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { feature, meshArcs } from "topojson-client";
import type { GeometryCollection, GeometryObject, MultiLineString, Topology } from "topojson-specification";
import { DISPUTED, type UnitTopology } from "./build-units";
import { readDistrictPaths } from "./read-packages";
import { type Area, provinceOf } from "./read-registry";
import { runMapshaper } from "./run-mapshaper";

/** `shape` is `map_shape_id` of the areas; several younger districts may share their parent's shape. */
export type District = { shape: string; province: string; codes: string[] };
export type DistrictTopology = Topology<{ districts: GeometryCollection<District>; lines: MultiLineString }>;

/** The frame of the drawing, equirectangular, found by least squares against the outline (median residual 0.9 km). */
const FRAME = { lon: 60.59524, perX: 0.009989, lat: 37.33215, perY: -0.008677 };

/** Frontier regions were merged into these districts in 2018. */
const MERGED_INTO: Record<string, string> = {
  "tank-subdivision": "tank",
  "peshawar-subdivision": "peshawar",
  "lakki-subdivision": "lakki-marwat",
  "kohat-subdivision": "kohat",
  "d-i-khan-subdivision": "dera-ismail-khan",
  "bannu-subdivision": "bannu",
};

/**
 * District shapes, clipped to the provinces so that outer edges never double, and the lines between districts of
 * one province. **Indicative**: for colour and context, never to decide a facility's district (docs/geography.md).
 */
export async function buildDistricts(areas: Area[], units: UnitTopology): Promise<DistrictTopology> {
  const codes = groupCodes(areas);
  const features = (await readDistrictPaths()).map(({ id, path }): Feature<Geometry, { shape: string }> => {
    const shape = MERGED_INTO[id] ?? id;
    return { type: "Feature", properties: { shape }, geometry: { type: "Polygon", coordinates: readRings(path) } };
  });
  const provinces = feature(units, units.objects.units) as FeatureCollection<Geometry, { code: string }>;
  return clipDistricts({ type: "FeatureCollection", features }, provinces, (shape) => codes.get(shape) ?? []);
}

/** Cuts the shapes at the provinces' edges, which come from a better source. */
async function clipDistricts(
  districts: FeatureCollection<Geometry, { shape: string }>,
  provinces: FeatureCollection<Geometry, { code: string }>,
  codesOf: (shape: string) => string[],
): Promise<DistrictTopology> {
  const named = districts.features.map((district) => nameProvince(district, codesOf));
  const codes = provinces.features.map((unit) => unit.properties.code).filter((code) => code !== DISPUTED);
  const clips = codes.map(
    (code) =>
      `-target districts -filter + 'province=="${code}"' name=in${code} ` +
      `-target provinces -filter + 'code=="${code}"' name=of${code} -target in${code} -clip of${code}`,
  );
  const topology = await runMapshaper(
    { districts: { type: "FeatureCollection", features: named }, provinces },
    [
      `-target districts ${CLEAN}`,
      ...clips,
      `-target ${codes.map((code) => `in${code}`).join(",")} -merge-layers name=clipped`,
      "-filter-slivers min-area=4km2 -filter-fields shape,province",
    ].join(" "),
    { quantization: 20_000, target: "clipped" },
  );
  return addLines(topology, topology.objects.clipped as GeometryCollection<District>, codesOf);
}

/** District shapes of an imported file, as they are; `codesOf` answers the registry's codes a shape stands for. */
export async function joinDistricts(
  districts: FeatureCollection<Geometry, { shape: string }>,
  codesOf: (shape: string) => string[],
): Promise<DistrictTopology> {
  const named = districts.features.map((district) => nameProvince(district, codesOf));
  const topology = await runMapshaper(
    { districts: { type: "FeatureCollection", features: named } },
    "-dissolve shape copy-fields=province -clean snap-interval=0.0005",
    { quantization: 100_000 },
  );
  return addLines(topology, topology.objects.districts as GeometryCollection<District>, codesOf);
}

/** Gaps and overlaps of the drawing are a few kilometres wide at most. */
const CLEAN = "-clean gap-fill-area=60km2 snap-interval=0.012 sliver-control=0 -dissolve shape copy-fields=province";

function nameProvince(district: Feature<Geometry, { shape: string }>, codesOf: (shape: string) => string[]): Feature {
  const { shape } = district.properties;
  const [code] = codesOf(shape);
  if (!code) throw new Error(`the shape ${shape} stands for no district`);
  return { ...district, properties: { shape, province: provinceOf(code) } };
}

function addLines(
  topology: Topology,
  districts: GeometryCollection<District>,
  codesOf: (shape: string) => string[],
): DistrictTopology {
  for (const geometry of districts.geometries) {
    const { shape, province } = geometry.properties as District;
    geometry.properties = { shape, province, codes: codesOf(shape) };
  }
  const lines = meshArcs(topology, districts, (a, b) => a !== b && readProvince(a) === readProvince(b));
  return { ...topology, objects: { districts, lines } };
}

function groupCodes(areas: Area[]): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const area of areas) {
    if (area.level !== "district" || area.map_shape_id === "") continue;
    codes.set(area.map_shape_id, [...(codes.get(area.map_shape_id) ?? []), area.code]);
  }
  return codes;
}

/** Reads `M m L l z` paths, the only commands the drawing uses, into rings of lon,lat. */
export function readRings(path: string): Position[][] {
  const rings: Position[][] = [];
  let ring: Position[] = [];
  let [x, y] = [0, 0];
  let relative = false;
  for (const part of path.match(/[MmLlz]|-?[\d.]+(?:e-?\d+)?,-?[\d.]+(?:e-?\d+)?/g) ?? []) {
    if (part === "z") continue;
    if (/[MmLl]/.test(part)) {
      relative = part === part.toLowerCase();
      if (part.toLowerCase() === "m") {
        ring = [];
        rings.push(ring);
      }
      continue;
    }
    const [dx = 0, dy = 0] = part.split(",").map(Number);
    [x, y] = relative ? [x + dx, y + dy] : [dx, dy];
    ring.push([FRAME.lon + FRAME.perX * x, FRAME.lat + FRAME.perY * y]);
  }
  return rings.map(closeRing);
}

function closeRing(ring: Position[]): Position[] {
  const [first] = ring;
  return first ? [...ring, first] : ring;
}

function readProvince(geometry: GeometryObject): string {
  return (geometry.properties as { province?: string } | undefined)?.province ?? "";
}
