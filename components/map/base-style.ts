import type { PathOptions } from "leaflet";
import type { MapColours } from "./colours";

/** One layer of the base map: which shapes, and how they look at a zoom. Drawn in this order. */
export type BaseLayer = {
  shapes: string;
  /** Shown with boundary lines, without them, or either way. */
  shown: "always" | "with lines" | "without lines";
  style: (colours: MapColours, zoom: number, indicative: boolean) => PathOptions;
};

const fill = (colour: string): PathOptions => ({ stroke: false, fill: true, fillColor: colour, fillOpacity: 1 });
const line = (colour: string, weight: number, more: PathOptions = {}): PathOptions => ({
  fill: false,
  stroke: true,
  color: colour,
  weight,
  opacity: 1,
  lineJoin: "round",
  lineCap: "round",
  ...more,
});

/** Indicative lines are right to a kilometre or two: they step back before that could be seen. */
function districtOpacity(zoom: number, indicative: boolean): number {
  if (zoom < 6) return 0.55;
  if (!indicative || zoom < 9) return 1;
  return Math.max(0, 1 - (zoom - 8.5) * 0.45);
}

export const BASE_LAYERS: BaseLayer[] = [
  // Paler water along the shore, as an engraved map has it; land covers the inner half.
  { shapes: "coast", shown: "always", style: ({ shore }) => line(shore, 14) },
  { shapes: "country_line", shown: "always", style: ({ shore }) => line(shore, 14) },
  { shapes: "far", shown: "always", style: ({ land }) => fill(land) },
  { shapes: "near", shown: "always", style: ({ land }) => fill(land) },
  { shapes: "coast", shown: "always", style: ({ coast }) => line(coast, 0.8) },
  { shapes: "own_coast", shown: "without lines", style: ({ coast }) => line(coast, 0.8) },
  { shapes: "borders", shown: "with lines", style: ({ border }) => line(border, 0.9) },
  // A hairline in the fill's own colour hides the seams between neighbours.
  { shapes: "provinces", shown: "with lines", style: ({ own }) => ({ ...fill(own), ...line(own, 1), fill: true }) },
  { shapes: "disputed", shown: "with lines", style: ({ disputed }) => fill(disputed) },
  {
    shapes: "district_lines",
    shown: "with lines",
    style: ({ district }, zoom, indicative) => line(district, 1, { opacity: districtOpacity(zoom, indicative) }),
  },
  {
    shapes: "tehsil_lines",
    shown: "with lines",
    style: ({ district }, zoom) => line(district, 0.7, { opacity: zoom < 9 ? 0 : 1 }),
  },
  {
    shapes: "province_lines",
    shown: "with lines",
    style: ({ province }, zoom) => line(province, zoom < 6.5 ? 0.9 : 1.3),
  },
  { shapes: "control_line", shown: "with lines", style: ({ country }) => line(country, 1.2, { dashArray: "1 4" }) },
  { shapes: "disputed_line", shown: "with lines", style: ({ country }) => line(country, 1, { dashArray: "7 4" }) },
  { shapes: "country_line", shown: "with lines", style: ({ country }, zoom) => line(country, zoom < 6.5 ? 1 : 1.4) },
];

/** Slanting hairlines over the disputed territory. Drawn on a tile of its own, repeated by the canvas. */
export function hatchPattern(colour: string): CanvasPattern | null {
  const tile = document.createElement("canvas");
  const size = 14;
  tile.width = size;
  tile.height = size;
  const context = tile.getContext("2d");
  if (!context) return null;
  context.strokeStyle = colour;
  context.lineWidth = 1.6;
  // The corners too, or the tile's edges would cut the line.
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift - 2, size + 2);
    context.lineTo(shift + size + 2, -2);
    context.stroke();
  }
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(0.5));
  return pattern;
}
