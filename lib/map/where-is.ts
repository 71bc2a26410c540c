import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { env } from "@/lib/env";
import { readMapSources } from "@/lib/map/files";
import { locatePoint } from "@/lib/map/polygons";

type Unit = Feature<Geometry, { code: string }>;
type District = Feature<Geometry, { codes: string[] }>;
type Shapes = { name: string; units: Unit[]; districts: District[] };

let kept: Shapes | null = null;

const featuresOf = (topology: Topology, name: string) =>
  (feature(topology, name) as unknown as FeatureCollection).features;

/** The built shapes of provinces and districts, read once; indicative, so that they carry a warning and no more. */
function readShapes(): Shapes {
  const { files } = readMapSources(env.DATA_DIR);
  if (kept?.name === files.base) return kept;
  const read = (name: string): unknown => JSON.parse(readFileSync(join("public", "geo", name), "utf8"));
  const base = read(files.base) as { units: Topology };
  const districts = files.districts.startsWith("districts.") ? (read(files.districts) as Topology) : null;
  kept = {
    name: files.base,
    units: featuresOf(base.units, "units") as Unit[],
    districts: districts ? (featuresOf(districts, "districts") as District[]) : [],
  };
  return kept;
}

/** The areas whose drawn shape holds a point: one province, and the districts that share one shape; empty abroad. */
export function areasAt(lat: number, lon: number): string[] {
  const { units, districts } = readShapes();
  const unit = locatePoint(units, lon, lat);
  return [...(unit ? [unit.properties.code] : []), ...(locatePoint(districts, lon, lat)?.properties.codes ?? [])];
}
