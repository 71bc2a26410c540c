import type { FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import { locatePoint } from "@/lib/map/polygons";
import type { District, DistrictTopology } from "./build-districts";
import { ADMIN1_CODES } from "./build-places";
import { DISPUTED, type Unit, type UnitTopology } from "./build-units";
import { readCities } from "./read-packages";
import { type Area, provinceOf } from "./read-registry";

/** At most this many of the known places may lie across a province line: the lines are good to a kilometre or two. */
const MISPLACED_AT_MOST = 2;

/** What is wrong with a built map, each in one sentence; an empty list is a good map. */
export function checkGeo(units: UnitTopology, districts: DistrictTopology, areas: Area[]): string[] {
  return [...checkUnits(units, areas), ...checkDistricts(districts, areas), ...checkPlaces(units)];
}

function checkUnits(units: UnitTopology, areas: Area[]): string[] {
  const drawn = new Set(units.objects.units.geometries.map((geometry) => (geometry.properties as Unit).code));
  const wanted = [...areas.filter((area) => area.level === "province").map((area) => area.code), DISPUTED];
  return wanted.filter((code) => !drawn.has(code)).map((code) => `the unit ${code} has no shape`);
}

function checkDistricts(districts: DistrictTopology, areas: Area[]): string[] {
  const drawn = new Map<string, string>();
  for (const geometry of districts.objects.districts.geometries) {
    const { codes, province } = geometry.properties as District;
    for (const code of codes) drawn.set(code, province);
  }
  return areas
    .filter((area) => area.level === "district" && drawn.get(area.code) !== provinceOf(area.code))
    .map((area) => `the district ${area.code} has no shape in ${provinceOf(area.code)}`);
}

function checkPlaces(units: UnitTopology): string[] {
  const shapes = feature(units, units.objects.units) as FeatureCollection<Geometry, Unit>;
  const own = shapes.features.filter((unit) => unit.properties.code !== DISPUTED);
  const problems: string[] = [];
  let misplaced = 0;
  for (const city of readCities()) {
    const unit = locatePoint(own, city.lon, city.lat);
    if (!unit) problems.push(`the place ${city.name} (${city.lat}, ${city.lon}) lies outside every province`);
    else if (unit.properties.code !== ADMIN1_CODES[city.admin1]) misplaced += 1;
  }
  if (misplaced > MISPLACED_AT_MOST) problems.push(`${misplaced} places lie in another province than their own`);
  return problems;
}
