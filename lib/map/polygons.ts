import type { Feature, Geometry, Polygon, Position } from "geojson";

/** True when the point lies in the geometry by the even-odd rule, holes included. Anything but polygons holds nothing. */
export function holdsPoint(geometry: Geometry | null, lon: number, lat: number): boolean {
  return readPolygons(geometry).some((rings) => rings.filter((ring) => holdsInRing(ring, lon, lat)).length % 2 === 1);
}

/** The first feature that holds the point. */
export function locatePoint<P>(
  features: readonly Feature<Geometry, P>[],
  lon: number,
  lat: number,
): Feature<Geometry, P> | undefined {
  return features.find((candidate) => holdsPoint(candidate.geometry, lon, lat));
}

/** The polygons of a geometry; none of anything else. */
export function readPolygons(geometry: Geometry | null): Polygon["coordinates"][] {
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  if (geometry?.type === "MultiPolygon") return geometry.coordinates;
  return [];
}

function holdsInRing(ring: Position[], lon: number, lat: number): boolean {
  let inside = false;
  let [x0 = 0, y0 = 0] = ring.at(-1) ?? [];
  for (const [x1 = 0, y1 = 0] of ring) {
    if (y1 > lat !== y0 > lat && lon < ((x0 - x1) * (lat - y1)) / (y0 - y1) + x1) inside = !inside;
    [x0, y0] = [x1, y1];
  }
  return inside;
}
