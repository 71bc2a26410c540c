import type { Feature, FeatureCollection, Geometry } from "geojson";
import { meshArcs } from "topojson-client";
import type { GeometryCollection, GeometryObject, MultiLineString, Topology } from "topojson-specification";
import { readCountry, readUnits, readWorld } from "./read-packages";
import { runMapshaper } from "./run-mapshaper";

/** Natural Earth's spelling of Pakistan's units, and the registry's code. The former tribal areas are part of K.P. */
const UNIT_CODES: Record<string, string> = {
  Sind: "PK-SD",
  Punjab: "PK-PB",
  "K.P.": "PK-KP",
  "F.A.T.A.": "PK-KP",
  Baluchistan: "PK-BA",
  "F.C.T.": "PK-IS",
  "Azad Kashmir": "PK-JK",
  "Northern Areas": "PK-GB",
};

/** Code of the disputed territory on the far side of the Line of Control. */
export const DISPUTED = "IIOJK";

export type Unit = { code: string };
export type UnitTopology = Topology<{ units: GeometryCollection<Unit> } & Record<UnitLine, MultiLineString>>;

/** Which pairs of units each kind of line separates; `a === b` is an outer edge. */
const UNIT_LINES = {
  /** Between two provinces. */
  province_lines: (a, b) => a !== b && !isDisputed(a) && !isDisputed(b),
  /** Outer edge of the provinces, sea included. */
  country_line: (a, b) => a === b && !isDisputed(a),
  /** Between a province and the disputed territory: dotted, for it is no boundary. */
  control_line: (a, b) => a !== b && isDisputed(a) !== isDisputed(b),
  /** Outer edge of the disputed territory: dashed. */
  disputed_line: (a, b) => a === b && isDisputed(a),
} satisfies Record<string, (a: GeometryObject, b: GeometryObject) => boolean>;
type UnitLine = keyof typeof UNIT_LINES;

/** Seven provinces and territories and the disputed territory, cleaned onto shared edges. */
export async function buildUnits(): Promise<UnitTopology> {
  const features = [
    ...readUnits("PAK").map((unit) => codeUnit(unit, UNIT_CODES[unit.properties.name])),
    ...readUnits("IND")
      .filter((unit) => unit.properties.name === "Jammu and Kashmir")
      .map((unit) => codeUnit(unit, DISPUTED)),
    ...readCountry(readWorld("10m"), "Siachen Glacier").map((unit) => codeUnit(unit, DISPUTED)),
  ];
  // The two sources' edges along the Line of Control are within 200 m of each other: one line, no slivers.
  return cleanUnits(
    { type: "FeatureCollection", features },
    "snap-interval=0.008 gap-fill-area=500km2 sliver-control=0",
  );
}

/**
 * Makes one topology of unit polygons and adds the four kinds of lines between them.
 * Used for the built map and for an imported province file alike; `cleaning` says how far edges are brought together.
 */
export async function cleanUnits(units: FeatureCollection<Geometry, Unit>, cleaning: string): Promise<UnitTopology> {
  const topology = await runMapshaper({ units }, `-dissolve code -clean ${cleaning}`, { quantization: 60_000 });
  const units_ = topology.objects.units as GeometryCollection<Unit>;
  const lines = Object.entries(UNIT_LINES).map(([name, isEdge]) => [name, meshArcs(topology, units_, isEdge)]);
  return { ...topology, objects: { units: units_, ...Object.fromEntries(lines) } };
}

function codeUnit(unit: Feature<Geometry>, code: string | undefined): Feature<Geometry, Unit> {
  if (!code) throw new Error(`no registry code for the unit ${JSON.stringify(unit.properties)}`);
  return { type: "Feature", geometry: unit.geometry, properties: { code } };
}

function isDisputed(geometry: GeometryObject): boolean {
  return (geometry.properties as Unit | undefined)?.code === DISPUTED;
}
