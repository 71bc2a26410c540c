import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { LRUCache } from "lru-cache";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { readMapSources } from "@/lib/map/files";
import { mercator } from "@/lib/map/mercator";
import type { MapGround, MapPage, Outlines } from "@/lib/map/schema";
import { keepReading } from "@/lib/records/keep-reading";

/** Units of the box across: a tenth of a pixel in the widest drawing would be no better than its source. */
const ACROSS = 1000;
const MARGIN = 8;
const DISPUTED = "IIOJK";

type Point = { x: number; y: number };
type Shape = Feature<Geometry, { code?: string; shape?: string; codes?: string[] }>;

async function readTopology(dataDir: string, name: string): Promise<unknown> {
  const built = join("public", "geo", name);
  return JSON.parse(await readFile(existsSync(built) ? built : join(dataDir, "geo", name), "utf8"));
}

function featuresOf(topology: Topology, name: string): Shape[] {
  const found = feature(topology, name) as FeatureCollection<Geometry> | Feature<Geometry>;
  return (found.type === "FeatureCollection" ? found.features : [found]) as Shape[];
}

/** The rings or lines of a geometry; the map has no other kinds. */
function linesOf({ geometry }: Shape): { lines: Position[][]; closed: boolean } {
  switch (geometry.type) {
    case "Polygon":
      return { lines: geometry.coordinates, closed: true };
    case "MultiPolygon":
      return { lines: geometry.coordinates.flat(), closed: true };
    case "MultiLineString":
      return { lines: geometry.coordinates, closed: false };
    case "LineString":
      return { lines: [geometry.coordinates], closed: false };
    default:
      return { lines: [], closed: false };
  }
}

const toPlane = ([lon = 0, lat = 0]: Position): Point => mercator(lat, lon);

type Frame = Pick<Outlines, "width" | "height" | "plane"> & { place(point: Position): Point };

/** Brings the plane of the map into the box of the drawing. */
function frame(shapes: readonly Shape[]): Frame {
  let [west, north, east, south] = [1, 1, 0, 0];
  for (const point of shapes.flatMap((shape) => linesOf(shape).lines.flat())) {
    const { x, y } = toPlane(point);
    [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
  }
  const scale = (ACROSS - 2 * MARGIN) / Math.max(east - west, south - north, Number.EPSILON);
  const plane = { scale, left: MARGIN - west * scale, top: MARGIN - north * scale };
  return {
    width: Math.round((east - west) * scale + 2 * MARGIN),
    height: Math.round((south - north) * scale + 2 * MARGIN),
    plane,
    place(point) {
      const { x, y } = toPlane(point);
      return { x: Math.round(x * scale + plane.left), y: Math.round(y * scale + plane.top) };
    },
  };
}

/** A ring or line in whole units, each step from the one before; nothing where it comes down to less than a line. */
function writeLine(points: readonly Point[], closed: boolean): string {
  const steps = points.filter(({ x, y }, at) => x !== points[at - 1]?.x || y !== points[at - 1]?.y);
  const [first, ...rest] = closed ? steps.slice(0, -1) : steps;
  if (!first || rest.length < (closed ? 2 : 1)) return "";
  const path = rest.map(({ x, y }, at) => {
    const before = rest[at - 1] ?? first;
    return `${x - before.x} ${y - before.y}`;
  });
  return `M${first.x} ${first.y}l${path.join(" ").replaceAll(" -", "-")}${closed ? "z" : ""}`;
}

async function draw(dataDir: string, codes: readonly string[] | null): Promise<Outlines> {
  const { files, attribution } = readMapSources(dataDir);
  const [base, districts, provinces] = await Promise.all([
    readTopology(dataDir, files.base) as Promise<{ land: Topology; units: Topology }>,
    readTopology(dataDir, files.districts) as Promise<Topology>,
    files.provinces ? (readTopology(dataDir, files.provinces) as Promise<Topology>) : null,
  ]);
  const units = provinces ?? base.units;
  const ground = featuresOf(units, "units");
  const shapes = featuresOf(districts, "districts").filter(
    ({ properties }) => codes === null || properties.codes?.some((code) => codes.includes(code)),
  );
  const { width, height, plane, place } = frame(codes === null ? ground : shapes);
  const write = (some: readonly Shape[]) =>
    some
      .flatMap((shape) => {
        const { lines, closed } = linesOf(shape);
        return lines.map((line) => writeLine(line.map(place), closed));
      })
      .join("");
  const isDisputed = ({ properties }: Shape) => properties.code === DISPUTED;
  return {
    width,
    height,
    plane,
    districts: shapes.map((shape) => ({
      shape: shape.properties.shape ?? "",
      codes: shape.properties.codes ?? [],
      path: write([shape]),
    })),
    ground: write(ground.filter((unit) => !isDisputed(unit))),
    disputed: write(ground.filter(isDisputed)),
    land: write([...featuresOf(base.land, "far"), ...featuresOf(base.land, "near")]),
    lines: {
      district: write(featuresOf(districts, "lines")),
      province: write(featuresOf(units, "province_lines")),
      country: write(featuresOf(units, "country_line")),
      control: write(featuresOf(units, "control_line")),
      disputed: write(featuresOf(units, "disputed_line")),
    },
    attribution,
  };
}

const kept = new LRUCache<string, Promise<Outlines>>({ max: 60 });

/**
 * Draws the districts of the map as SVG paths: all of them in the whole country, or some alone, which then fill the
 * drawing. Throws when the base map has not been built.
 */
export function drawOutlines(dataDir: string, codes: readonly string[] | null): Promise<Outlines> {
  const { files } = readMapSources(dataDir);
  const key = JSON.stringify([files, codes]);
  return keepReading(kept, key, () => draw(dataDir, codes));
}

/** What the marks that come with a page are drawn on. None on an operator's tiles, which look like no drawing of ours. */
export const readOpening = async (
  dataDir: string,
  { marks }: Pick<MapPage, "marks">,
  { tiles }: Pick<MapGround, "tiles">,
): Promise<Outlines | null> => (marks && !tiles ? drawOutlines(dataDir, null) : null);
