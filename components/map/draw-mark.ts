import type { FacilityKind } from "@/lib/facilities/schema";
import type { StatusGroup } from "@/lib/facilities/status";
import { MAP_GROUPS } from "@/lib/map/schema";
import { KIND_SHAPES } from "@/lib/map/shapes";
import type { MapColours } from "./colours";

/** Shapes are drawn in a box of 20 units; this many pixels a unit. */
const SCALE = 0.8;
/** Furthest pixel of a single mark from its point, halo included. */
export const MARK_REACH = 12;
/** Width of the ring that shows the shares by status. */
const RING = 4;
/** Gap between two shares of the ring, in pixels along it. */
const GAP = 1.5;

const outlines = new Map<FacilityKind, Path2D>();

function outlineOf(kind: FacilityKind): Path2D {
  const kept = outlines.get(kind) ?? new Path2D(KIND_SHAPES[kind]);
  outlines.set(kind, kept);
  return kept;
}

/** Kind by shape, status by colour, hollow unless the point is the building. */
export function drawMark(
  context: CanvasRenderingContext2D,
  mark: { kind: FacilityKind; group: StatusGroup; hollow: boolean },
  colours: MapColours,
): void {
  const outline = outlineOf(mark.kind);
  context.scale(SCALE, SCALE);
  context.lineJoin = "round";
  context.strokeStyle = colours.paper;
  context.lineWidth = 6.5;
  context.stroke(outline);
  context.fillStyle = mark.hollow ? colours.paper : colours[mark.group];
  context.fill(outline);
  context.strokeStyle = colours[mark.group];
  context.lineWidth = 3;
  context.stroke(outline);
}

/** Pixels from the centre of a disc for `n` facilities to its edge: grows with the number of digits, not with the number. */
export function discRadius(n: number): number {
  return Math.min(30, 13 + 3.2 * Math.log10(n) + (n >= 100 ? 2 : 0));
}

/**
 * A count with a ring of the shares by status. `stacked` says that all stand on one point: a second disc shows
 * behind the first.
 */
export function drawDisc(
  context: CanvasRenderingContext2D,
  disc: { n: number; groups: Partial<Record<StatusGroup, number>>; label: string; stacked: boolean },
  colours: MapColours,
): void {
  const radius = discRadius(disc.n);
  if (disc.stacked) fillDisc(context, 3, -3, radius, colours.paper, colours.placeName);
  fillDisc(context, 0, 0, radius + 1, colours.paper, null);
  drawRing(context, radius - RING / 2, disc.groups, colours);
  context.fillStyle = colours.ink;
  context.font = `600 ${disc.label.length > 3 ? 10 : 12}px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(disc.label, 0, 0.5);
}

function fillDisc(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  fill: string,
  edge: string | null,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  if (!edge) return;
  context.strokeStyle = edge;
  context.lineWidth = 1;
  context.stroke();
}

function drawRing(
  context: CanvasRenderingContext2D,
  radius: number,
  groups: Partial<Record<StatusGroup, number>>,
  colours: MapColours,
): void {
  const present = MAP_GROUPS.filter((group) => (groups[group] ?? 0) > 0);
  const sum = present.reduce((total, group) => total + (groups[group] ?? 0), 0);
  const gap = present.length > 1 ? GAP / radius : 0;
  context.lineWidth = RING;
  context.lineCap = "butt";
  let from = -Math.PI / 2;
  for (const group of present) {
    const to = from + (2 * Math.PI * (groups[group] ?? 0)) / sum;
    context.beginPath();
    context.arc(0, 0, radius, from + gap / 2, Math.max(to - gap / 2, from + gap));
    context.strokeStyle = colours[group];
    context.stroke();
    from = to;
  }
}

/** Halo round what the pointer or the list points at. */
export function drawHighlight(context: CanvasRenderingContext2D, radius: number, colours: MapColours): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.strokeStyle = colours.paper;
  context.lineWidth = 6;
  context.stroke();
  context.strokeStyle = colours.accent;
  context.lineWidth = 3;
  context.stroke();
}
