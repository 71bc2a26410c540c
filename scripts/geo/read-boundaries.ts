import { basename } from "node:path";
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { readPolygons } from "@/lib/map/polygons";

export type Boundary = Feature<Polygon | MultiPolygon>;

/** Larger files would be felt on a cheap phone, even simplified by gzip. */
export const LARGEST_BYTES = 5 * 1024 * 1024;

/** Every boundary of Pakistan lies in here, disputed territory included. */
const FRAME = { west: 60, south: 23, east: 81, north: 38 };

/** What stands in a `crs` member that means longitude and latitude of WGS 84. */
const LON_LAT = /(CRS84|EPSG:+4326|EPSG\/0\/4326)$/i;

/**
 * Reads a GeoJSON FeatureCollection or a TopoJSON with one object into polygons of longitude and latitude.
 * Throws an error that says, in one sentence, what to do about a file that cannot be used.
 */
export function readBoundaries(text: string, name: string): Boundary[] {
  if (Buffer.byteLength(text) > LARGEST_BYTES) {
    throw new Error(`${basename(name)} is larger than 5 MB: simplify it first (docs/geography.md has the command).`);
  }
  const collection = toCollection(parseJson(text, name), name);
  checkReference(collection, name);
  if (collection.features.length === 0) throw new Error(`${basename(name)} holds no shapes.`);
  return collection.features.map(checkShape);
}

function parseJson(text: string, name: string): FeatureCollection | Topology {
  try {
    return JSON.parse(text) as FeatureCollection | Topology;
  } catch {
    throw new Error(`${basename(name)} is not JSON: give a GeoJSON or TopoJSON file.`);
  }
}

function toCollection(content: FeatureCollection | Topology, name: string): FeatureCollection {
  if (content.type === "FeatureCollection") return content;
  if (content.type !== "Topology") throw new Error(`${basename(name)} is neither a FeatureCollection nor a Topology.`);
  const objects = Object.entries(content.objects);
  const [only] = objects;
  if (!only || objects.length > 1) {
    throw new Error(`${basename(name)} must hold one object, not ${objects.length}: ${objects.map(([key]) => key)}.`);
  }
  return feature(content, only[1] as GeometryCollection) as FeatureCollection;
}

function checkReference(collection: FeatureCollection, name: string): void {
  const { crs } = collection as { crs?: { properties?: { name?: string } } };
  const reference = crs?.properties?.name;
  if (reference && !LON_LAT.test(reference)) {
    throw new Error(`${basename(name)} is in ${reference}: bring it to EPSG:4326 first (mapshaper -proj wgs84).`);
  }
}

function checkShape(shape: Feature<Geometry | null>, index: number): Boundary {
  const which = `Shape ${index + 1} (${JSON.stringify(shape.properties)})`;
  const polygons = readPolygons(shape.geometry);
  if (polygons.length === 0)
    throw new Error(`${which} is a ${shape.geometry?.type ?? "shape without geometry"}, not a polygon.`);
  for (const ring of polygons.flat()) {
    const [first, last] = [ring[0], ring.at(-1)];
    if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      throw new Error(`${which} has a ring that is not closed.`);
    }
    const stray = ring.find(([lon = Number.NaN, lat = Number.NaN]) => !liesInFrame(lon, lat));
    if (stray) throw new Error(`${which} has the point ${stray}: ${explainStray(stray)}`);
  }
  return shape as Boundary;
}

function liesInFrame(lon: number, lat: number): boolean {
  return lon >= FRAME.west && lon <= FRAME.east && lat >= FRAME.south && lat <= FRAME.north;
}

function explainStray([x = 0, y = 0]: number[]): string {
  if (liesInFrame(y, x)) return "latitude and longitude are swapped, GeoJSON has longitude first.";
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return "that is not in degrees, bring the file to EPSG:4326 first.";
  return "Pakistan lies between 60 and 81 degrees east and 23 and 38 degrees north.";
}
