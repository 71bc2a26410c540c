import type { GeoJsonObject } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { MapFiles } from "@/lib/map/schema";
import { geoPath } from "@/lib/paths";

/** Shapes of one layer, by the name they have in their file. */
export type Shapes = Record<string, GeoJsonObject>;

/** As `scripts/geo/build-places.ts` writes them; `from` and `to` are zooms. */
export type PlaceNames = {
  places: [name: string, nameUr: string | null, lat: number, lon: number, rank: number][];
  regions: [kind: string, name: string, nameUr: string, lat: number, lon: number, from: number, to: number][];
};

const kept = new Map<string, Promise<unknown>>();

/** Each file once a page; a failed one is asked for again the next time. */
function loadFile(name: string): Promise<unknown> {
  const known = kept.get(name);
  if (known) return known;
  const loading = fetch(geoPath(name)).then((response) => {
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json() as Promise<unknown>;
  });
  kept.set(name, loading);
  loading.catch(() => kept.delete(name));
  return loading;
}

/** Land, units and lines in the order of drawing, imported boundaries in the place of built ones. */
export async function loadShapes(files: MapFiles): Promise<Shapes> {
  const [base, districts, provinces, tehsils] = await Promise.all([
    loadFile(files.base) as Promise<{ land: Topology; units: Topology }>,
    loadFile(files.districts) as Promise<Topology>,
    files.provinces ? (loadFile(files.provinces) as Promise<Topology>) : null,
    files.tehsils ? (loadFile(files.tehsils) as Promise<Topology>) : null,
  ]);
  return {
    ...readShapes(base.land),
    ...readShapes(provinces ?? base.units),
    districts: readShape(districts, "districts"),
    district_lines: readShape(districts, "lines"),
    ...(tehsils ? { tehsil_lines: readShape(tehsils, "lines") } : {}),
  };
}

export function loadPlaceNames(files: MapFiles): Promise<PlaceNames> {
  return loadFile(files.places) as Promise<PlaceNames>;
}

function readShapes(topology: Topology): Shapes {
  return Object.fromEntries(Object.keys(topology.objects).map((name) => [name, readShape(topology, name)]));
}

function readShape(topology: Topology, name: string): GeoJsonObject {
  return feature(topology, name);
}
