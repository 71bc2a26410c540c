import type { MultiLineString, MultiPolygon, Topology } from "topojson-specification";
import { readBorders, readCoast, readLand, readWorld } from "./read-packages";
import { runMapshaper } from "./run-mapshaper";

/**
 * Land around Pakistan, without countries: one fill, so that nothing has to be said about whose it is.
 * `near` is detailed (1:10 million), `far` fills wide windows (1:50 million) and is drawn first.
 */
export type LandTopology = Topology<{
  far: MultiPolygon;
  near: MultiPolygon;
  coast: MultiLineString;
  /** Pakistan's own coast, for a map without the units that have it more exactly. */
  own_coast: MultiLineString;
  borders: MultiLineString;
}>;

/** west,south,east,north: the detailed box; a little smaller for what the far layer leaves out, so that they overlap. */
const NEAR = "57,20,83,40";
const NEAR_INNER = "57.05,20.05,82.95,39.95";
const FAR = "36,6,104,50";

/** Pakistan's own edges come from the units; the glacier's belong to the disputed territory. */
const OWN = new Set(["Pakistan", "Siachen Glacier"]);

const isOther = (name: string) => !OWN.has(name);

export async function buildLand(): Promise<LandTopology> {
  const near = readWorld("10m");
  const far = readWorld("50m");
  const topology = await runMapshaper(
    {
      near: readLand(near),
      far: readLand(far),
      coast: readCoast(near, isOther),
      farcoast: readCoast(far, isOther),
      own_coast: readCoast(near, (name) => name === "Pakistan"),
      borders: readBorders(near, isOther),
      farborders: readBorders(far, isOther),
    },
    [
      `-target near,coast,own_coast,borders -clip bbox=${NEAR}`,
      `-target far,farcoast,farborders -clip bbox=${FAR} -erase bbox=${NEAR_INNER}`,
      "-target far,farcoast,farborders -simplify weighted 18% keep-shapes",
      "-target near,coast,own_coast -simplify weighted 50% keep-shapes",
      "-target borders -simplify weighted 30%",
      "-target coast,farcoast -merge-layers name=coast",
      "-target borders,farborders -merge-layers name=borders",
      "-target far,near,coast,own_coast,borders -dissolve",
    ].join(" "),
    { quantization: 30_000, target: "far,near,coast,own_coast,borders" },
  );
  return topology as LandTopology;
}
