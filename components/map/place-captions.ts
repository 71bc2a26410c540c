import type { Locale } from "@/lib/i18n/locales";
import type { PlaceNames } from "./base-files";
import { type CaptionStyle, drawDot, drawLines, stylePlace, styleRegion } from "./caption-style";
import type { MapColours } from "./colours";
import type { Draw } from "./glyph";

/** From which zoom a place of each rank is named. */
const RANK_ZOOM = [4.5, 6, 7, 8, 8.5, 10];
/** How far a region's name may be moved to find room, in pixels. */
const REGION_MOVES = [0, -16, 16, -32, 32].flatMap((dy) => [0, -20, 20, -40, 40].map((dx) => ({ dx, dy })));
/** A disc whose middle is this near to a town's dot, as a share of its radius, may carry the town's name. */
const OWN_DISC = 0.85;

/** Near the Line of Control no name goes to the right of its dot: it would lie on what it does not name. */
const LEANS_WEST = { lon: 73.4, lat: 32.7 } as const;

/** A name with its place, and half the width and height that its drawing may cover. */
export type Caption = { lat: number; lon: number; reach: { x: number; y: number }; draw: Draw };
/** A disc or a marker that no name may cover; `dx`, `dy` are pixels from its point to its middle. */
export type Obstacle = { lat: number; lon: number; dx: number; dy: number; radius: number };
type Box = { west: number; north: number; east: number; south: number };

type How = {
  locale: Locale;
  zoom: number;
  colours: MapColours;
  obstacles: Obstacle[];
  /** Pixels of a position at this zoom. */
  project: (lat: number, lon: number) => { x: number; y: number };
  /** Width of a text in pixels. */
  measure: (text: string, style: CaptionStyle) => number;
};

/** Chooses which names there is room for, the more important first, and where beside its dot each goes. */
export function placeCaptions(names: PlaceNames, how: How): Caption[] {
  const obstacles = how.obstacles.map(({ lat, lon, dx, dy, radius }) => {
    const { x, y } = how.project(lat, lon);
    return { x: x + dx, y: y + dy, radius };
  });
  const taken = obstacles.map(({ x, y, radius }) => boxAround(x, y, radius, radius));
  const regions = names.regions.map((region) => placeRegion(region, taken, how));
  const places = names.places.map((place) => placeTown(place, taken, obstacles, how));
  return [...regions, ...places].filter((caption) => caption !== null);
}

function placeRegion(region: PlaceNames["regions"][number], taken: Box[], how: How): Caption | null {
  const [kind, name, nameUr, lat, lon, from, to] = region;
  const { locale, zoom, colours } = how;
  if (zoom < from || zoom > to) return null;
  const style = styleRegion(kind, locale, zoom, colours);
  const text = locale === "ur" ? nameUr : style.spacing > 0 ? name.toUpperCase() : name;
  const lines = text.split("|");
  const width = Math.max(...lines.map((line) => how.measure(line, style)));
  const half = { x: width / 2 + 3, y: (lines.length * style.leading) / 2 + 2 };
  const { x, y } = how.project(lat, lon);
  const spot = REGION_MOVES.find(({ dx, dy }) => take(boxAround(x + dx, y + dy, half.x, half.y), taken));
  if (!spot) return null;
  return {
    lat,
    lon,
    reach: { x: half.x + Math.abs(spot.dx), y: half.y + Math.abs(spot.dy) },
    draw: (context) => drawLines(context, lines, spot.dx, spot.dy, style),
  };
}

function placeTown(
  place: PlaceNames["places"][number],
  taken: Box[],
  obstacles: { x: number; y: number; radius: number }[],
  how: How,
): Caption | null {
  const [name, nameUr, lat, lon, rank] = place;
  const { locale, zoom, colours } = how;
  if (zoom < (RANK_ZOOM[rank] ?? 10)) return null;
  const text = locale === "ur" ? (nameUr ?? name) : name;
  const style = stylePlace(rank, locale, zoom, colours);
  const width = how.measure(text, style);
  const { x, y } = how.project(lat, lon);
  // Where a disc stands on the town, the name goes to the disc's edge and the dot under it is left out.
  const disc = obstacles.find((other) => Math.hypot(other.x - x, other.y - y) < other.radius * OWN_DISC);
  if (!disc && obstacles.some((other) => Math.hypot(other.x - x, other.y - y) < other.radius)) return null;
  const clear = disc ? disc.radius + 4 : 6;
  const [cx, cy] = disc ? [disc.x - x, disc.y - y] : [0, 0];
  const west = lon > LEANS_WEST.lon && lat > LEANS_WEST.lat;
  const spot = spotsBeside(width, style.leading, clear, west).find(({ dx, dy }) =>
    take(boxAround(x + cx + dx, y + cy + dy, width / 2 + 2, style.leading / 2), taken),
  );
  if (!spot) return null;
  const [dx, dy] = [cx + spot.dx, cy + spot.dy];
  return {
    lat,
    lon,
    reach: { x: Math.abs(dx) + width / 2 + 4, y: Math.abs(dy) + style.leading },
    draw(context) {
      if (!disc) drawDot(context, rank, colours);
      drawLines(context, [text], dx, dy, style);
    },
  };
}

/** Middle of a name beside its dot: right, left, above, below; never right where names lean west. */
function spotsBeside(width: number, leading: number, clear: number, west: boolean): { dx: number; dy: number }[] {
  const beside = width / 2 + clear;
  const over = leading / 2 + clear - 2;
  const right = { dx: beside, dy: 0 };
  const others = [
    { dx: -beside, dy: 0 },
    { dx: 0, dy: -over },
    { dx: 0, dy: over },
  ];
  return west ? others : [right, ...others];
}

/** Takes a box when nothing stands there yet. */
function take(box: Box, taken: Box[]): boolean {
  if (taken.some((other) => overlaps(box, other))) return false;
  taken.push(box);
  return true;
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { west: x - halfWidth, east: x + halfWidth, north: y - halfHeight, south: y + halfHeight };
}

function overlaps(a: Box, b: Box): boolean {
  return a.west < b.east && b.west < a.east && a.north < b.south && b.north < a.south;
}
