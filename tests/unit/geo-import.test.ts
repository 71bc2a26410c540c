import { describe, expect, test } from "vitest";
import { type Match, matchBoundaries } from "@/scripts/geo/match-boundaries";
import { LARGEST_BYTES, readBoundaries } from "@/scripts/geo/read-boundaries";
import { readAreas } from "@/scripts/geo/read-registry";

type Point = [number, number];

const triangle: Point[] = [
  [73, 33],
  [74, 33],
  [74, 34],
  [73, 33],
];

function collection(ring: Point[], properties: object = { pcode: "PK106" }, extra: object = {}): string {
  const geometry = { type: "Polygon", coordinates: [ring] };
  return JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties, geometry }], ...extra });
}

describe("a boundary file", () => {
  test("is read as GeoJSON and as TopoJSON", () => {
    expect(readBoundaries(collection(triangle), "a.geojson")).toHaveLength(1);
    const topology = {
      type: "Topology",
      arcs: [triangle],
      objects: { districts: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0]] }] } },
    };
    expect(readBoundaries(JSON.stringify(topology), "a.topojson")[0]?.geometry.type).toBe("Polygon");
  });

  test("is refused with a sentence that says what to do", () => {
    const refusal = (text: string) => () => readBoundaries(text, "/some/where/a.json");
    expect(refusal("PK1,PK2")).toThrow("a.json is not JSON");
    expect(refusal('{"type":"Feature"}')).toThrow("neither a FeatureCollection nor a Topology");
    expect(refusal('{"type":"Topology","arcs":[],"objects":{"a":{},"b":{}}}')).toThrow("one object, not 2");
    expect(refusal(collection(triangle, {}, { crs: { properties: { name: "EPSG:32643" } } }))).toThrow("EPSG:32643");
    expect(refusal(collection(triangle.slice(0, 3)))).toThrow("not closed");
    expect(refusal(collection(triangle.map(([lon, lat]): Point => [lat, lon])))).toThrow("swapped");
    expect(refusal(collection(triangle.map(([lon, lat]): Point => [lon * 9000, lat * 9000])))).toThrow(
      "not in degrees",
    );
    expect(refusal(collection(triangle.map(([lon, lat]): Point => [lon + 20, lat])))).toThrow("between 60 and 81");
    expect(refusal(`"${"x".repeat(LARGEST_BYTES)}"`)).toThrow("larger than 5 MB");
    expect(refusal('{"type":"FeatureCollection","features":[]}')).toThrow("holds no shapes");
    const point = { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [73, 33] } };
    expect(refusal(JSON.stringify({ type: "FeatureCollection", features: [point] }))).toThrow("not a polygon");
  });

  test("may say that it is in EPSG:4326", () => {
    const crs = { crs: { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } } };
    expect(readBoundaries(collection(triangle, {}, crs), "a.json")).toHaveLength(1);
  });
});

describe("joining shapes to areas", () => {
  const areas = readAreas();
  const bagh = areas.find((area) => area.code === "PK-JK-BAGH");
  const match = (property: string, value: string, how: Match) =>
    matchBoundaries(readBoundaries(collection(triangle, { [property]: value }), "a.json"), areas, {
      level: "district",
      match: how,
      property,
    });

  test("goes by a code and tells which areas the file leaves out", () => {
    const byCode = match("id", "PK-JK-BAGH", "code");
    const byPcode = match("ADM2_PCODE", bagh?.ocha_pcode ?? "", "pcode");
    for (const matched of [byCode, byPcode]) {
      expect([...matched.codes.values()].flat()).toContain("PK-JK-BAGH");
      expect(matched.missing.map((area) => area.code)).not.toContain("PK-JK-BAGH");
      expect(matched.missing).toHaveLength(169);
    }
  });

  test("lets one shape stand for several districts", () => {
    expect(match("shape", "karachi", "shape").codes.get("karachi")).toHaveLength(7);
  });

  test("names the codes it does not know", () => {
    expect(() => match("pcode", "PK999", "pcode")).toThrow(
      'No district has this pcode (read from the property "pcode"): PK999',
    );
    expect(() => match("name", "", "code")).toThrow("(none)");
  });
});
