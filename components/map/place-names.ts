import type { Locale } from "@/lib/i18n/locales";
import type { PlaceNames } from "./base-files";
import type { MapColours } from "./colours";
import type { Draw } from "./glyph";

/** From which zoom a place of each rank is named. */
const RANK_ZOOM = [4.5, 6, 7, 8, 8.5];
/** Between which zooms regions are named; nearer, their name would no longer lie inside the window. */
const REGION_ZOOM: Record<string, [from: number, to: number]> = {
  province: [5, 8],
  disputed: [5.5, 9],
  country: [4.5, 8],
  sea: [4.5, 8],
};

export type Caption = { lat: number; lon: number; reach: { x: number; y: number }; draw: Draw };
type Measure = (text: string, font: string) => number;
type Box = { west: number; north: number; east: number; south: number };

/**
 * Chooses which names a zoom has room for, the more important first, and where beside its dot each goes.
 * `project` answers pixels at that zoom, so that the choice holds wherever the map is dragged.
 */
export function placeCaptions(
  names: PlaceNames,
  how: {
    locale: Locale;
    zoom: number;
    colours: MapColours;
    project: (lat: number, lon: number) => { x: number; y: number };
    measure: Measure;
  },
): Caption[] {
  const taken: Box[] = [];
  const captions: Caption[] = [];
  const { locale, zoom, colours, project, measure } = how;
  for (const [kind, name, nameUr, lat, lon] of names.regions) {
    const [from, to] = REGION_ZOOM[kind] ?? [0, 0];
    if (zoom < from || zoom > to) continue;
    const rows = (locale === "ur" ? nameUr : name).split("|");
    const style = regionStyle(kind, locale, zoom, colours);
    const width = Math.max(...rows.map((row) => measure(row, style.font) + row.length * style.spacing));
    const reach = { x: width / 2 + 4, y: (rows.length * style.leading) / 2 + 4 };
    const { x, y } = project(lat, lon);
    taken.push({ west: x - reach.x, east: x + reach.x, north: y - reach.y, south: y + reach.y });
    captions.push({ lat, lon, reach, draw: (context) => drawRows(context, rows, style, locale) });
  }
  for (const [name, nameUr, lat, lon, rank] of names.places) {
    if (zoom < (RANK_ZOOM[rank] ?? 9)) continue;
    const text = locale === "ur" ? (nameUr ?? name) : name;
    const style = placeStyle(rank, locale, zoom, colours);
    const width = measure(text, style.font);
    const { x, y } = project(lat, lon);
    const spot = SPOTS.map((at) => at(width, style.leading)).find(({ dx, dy }) => {
      const box = {
        west: Math.min(x + dx - width / 2, x) - 3,
        east: Math.max(x + dx + width / 2, x) + 3,
        north: y + dy - style.leading / 2,
        south: y + dy + style.leading / 2,
      };
      if (taken.some((other) => overlaps(box, other))) return false;
      taken.push(box);
      return true;
    });
    if (!spot) continue;
    const reach = { x: Math.abs(spot.dx) + width / 2 + 4, y: Math.abs(spot.dy) + style.leading };
    captions.push({ lat, lon, reach, draw: (context) => drawPlace(context, text, spot, rank, style, colours) });
  }
  return captions;
}

/** Middle of a name beside its dot: right, left, above, below. */
const SPOTS: ((width: number, leading: number) => { dx: number; dy: number })[] = [
  (width) => ({ dx: width / 2 + 6, dy: 0 }),
  (width) => ({ dx: -width / 2 - 6, dy: 0 }),
  (_, leading) => ({ dx: 0, dy: -leading * 0.75 }),
  (_, leading) => ({ dx: 0, dy: leading * 0.75 }),
];

type Style = { font: string; colour: string; halo: string; leading: number; spacing: number };

function regionStyle(kind: string, locale: Locale, zoom: number, colours: MapColours): Style {
  const urdu = locale === "ur";
  const size = Math.round((kind === "province" ? 11 : 12) + Math.min(3, Math.max(0, zoom - 5)) + (urdu ? 3 : 0));
  const colour = kind === "sea" ? colours.seaName : kind === "country" ? colours.farName : colours.regionName;
  const halo = kind === "sea" ? colours.sea : kind === "country" ? colours.land : colours.own;
  const slant = !urdu && kind === "sea" ? "italic " : "";
  return {
    font: `${slant}500 ${kind === "disputed" ? size - 1 : size}px ${colours.font}`,
    colour,
    halo,
    leading: size * (urdu ? 1.7 : 1.3),
    // Joined letters must not be torn apart.
    spacing: urdu ? 0 : kind === "disputed" ? 0.3 : 1.6,
  };
}

function placeStyle(rank: number, locale: Locale, zoom: number, colours: MapColours): Style {
  const size = (rank === 0 ? 13 : rank === 1 ? 12 : 11) + (zoom >= 9 ? 1 : 0) + (locale === "ur" ? 3 : 0);
  return {
    font: `${rank <= 1 ? 600 : 450} ${size}px ${colours.font}`,
    colour: colours.placeName,
    halo: colours.own,
    leading: size * (locale === "ur" ? 1.6 : 1.25),
    spacing: 0,
  };
}

function drawRows(context: CanvasRenderingContext2D, rows: string[], style: Style, locale: Locale): void {
  rows.forEach((row, index) => {
    const y = (index - (rows.length - 1) / 2) * style.leading;
    drawText(context, locale === "en" && style.spacing > 1 ? row.toUpperCase() : row, 0, y, style);
  });
}

function drawPlace(
  context: CanvasRenderingContext2D,
  text: string,
  { dx, dy }: { dx: number; dy: number },
  rank: number,
  style: Style,
  colours: MapColours,
): void {
  context.beginPath();
  context.arc(0, 0, rank <= 1 ? 2.4 : 1.8, 0, 2 * Math.PI);
  context.fillStyle = colours.own;
  context.fill();
  context.strokeStyle = colours.placeName;
  context.lineWidth = 1.1;
  context.stroke();
  drawText(context, text, dx, dy, style);
}

function drawText(context: CanvasRenderingContext2D, text: string, x: number, y: number, style: Style): void {
  context.font = style.font;
  context.letterSpacing = `${style.spacing}px`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = style.halo;
  context.lineWidth = 3;
  context.strokeText(text, x, y);
  context.fillStyle = style.colour;
  context.fillText(text, x, y);
}

function overlaps(a: Box, b: Box): boolean {
  return a.west < b.east && b.west < a.east && a.north < b.south && b.north < a.south;
}
