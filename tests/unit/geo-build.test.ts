import type { FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import { beforeAll, expect, test, vi } from "vitest";
import { holdsPoint, locatePoint } from "@/lib/map/polygons";
import { buildDistricts, type DistrictTopology, readRings } from "@/scripts/geo/build-districts";
import { buildPlaces } from "@/scripts/geo/build-places";
import { buildUnits, type Unit, type UnitTopology } from "@/scripts/geo/build-units";
import { checkGeo } from "@/scripts/geo/check-geo";
import { readAreas } from "@/scripts/geo/read-registry";

// A whole map is built, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const areas = readAreas();
let units: UnitTopology;
let districts: DistrictTopology;

beforeAll(async () => {
  units = await buildUnits();
  districts = await buildDistricts(areas, units);
}, 60_000);

test("every unit and district has a shape and every known place lies in the right one", () => {
  expect(checkGeo(units, districts, areas)).toEqual([]);
});

test("a district without a shape is named", () => {
  const [first] = areas.filter((area) => area.level === "district");
  const stranger = { ...first, code: "PK-PB-NOWHERE" } as (typeof areas)[number];
  expect(checkGeo(units, districts, [...areas, stranger])).toEqual([
    "the district PK-PB-NOWHERE has no shape in PK-PB",
  ]);
});

test("the Line of Control is one line, drawn apart from the country's edge", () => {
  const { control_line, country_line, disputed_line, province_lines } = units.objects;
  for (const line of [control_line, country_line, disputed_line, province_lines]) {
    expect(line.arcs.length).toBeGreaterThan(0);
  }
  const onControlLine = new Set(control_line.arcs.flat().map(arcNumber));
  expect(country_line.arcs.flat().some((arc) => onControlLine.has(arcNumber(arc)))).toBe(false);
});

test("towns lie in the units the map shows them in", () => {
  const shapes = feature(units, units.objects.units) as FeatureCollection<Geometry, Unit>;
  const codeAt = (lon: number, lat: number) => locatePoint(shapes.features, lon, lat)?.properties.code;
  expect(codeAt(73.754, 33.146)).toBe("PK-JK"); // Mirpur
  expect(codeAt(74.312, 35.919)).toBe("PK-GB"); // Gilgit
  expect(codeAt(74.797, 34.084)).toBe("IIOJK"); // Srinagar
  expect(codeAt(67.01, 24.861)).toBe("PK-SD"); // Karachi
  expect(codeAt(69.18, 34.53)).toBeUndefined(); // Kabul
});

test("no place is named twice in one spot and every label of rank 0 to 2 has an Urdu name", () => {
  const { places, regions } = buildPlaces(areas);
  expect(places.filter(([, nameUr, , , rank]) => rank <= 2 && !nameUr)).toEqual([]);
  expect(new Set(places.map(([name, , lat, lon]) => `${name} ${lat} ${lon}`)).size).toBe(places.length);
  expect(regions.every(([, name, nameUr]) => name.split("|").length === nameUr.split("|").length)).toBe(true);
});

test("reads relative and absolute path commands into closed rings", () => {
  const [ring, second] = readRings("m 0,0 100,0 0,100 z M 10,10 l 5,0 L 20,20 z");
  expect(ring).toHaveLength(4);
  expect(ring?.[0]).toEqual(ring?.[3]);
  expect(second?.[1]?.[0]).toBeCloseTo(60.59524 + 0.009989 * 15, 6);
  expect(second?.[2]?.[1]).toBeCloseTo(37.33215 - 0.008677 * 20, 6);
});

test("a point in a hole is outside", () => {
  const square = (size: number) => [
    [-size, -size],
    [size, -size],
    [size, size],
    [-size, size],
    [-size, -size],
  ];
  const ring: Geometry = { type: "Polygon", coordinates: [square(10), square(5)] };
  expect(holdsPoint(ring, 7, 7)).toBe(true);
  expect(holdsPoint(ring, 0, 0)).toBe(false);
  expect(holdsPoint(null, 0, 0)).toBe(false);
});

/** A negative arc is the same arc walked backwards. */
function arcNumber(arc: number): number {
  return arc < 0 ? ~arc : arc;
}
