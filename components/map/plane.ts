import { Canvas, type Map as LeafletMap } from "leaflet";

/** The inner parts of Leaflet's canvas that its types keep to themselves (leaflet 1.9, `layer/vector/Canvas`). */
type Inside = { _ctx?: CanvasRenderingContext2D; _redraw(): void };

const redraw = (Canvas.prototype as unknown as Inside)._redraw;

/**
 * Leaflet forgets a redraw that it asked the browser for when the map moves before it comes, and then draws on a
 * canvas that may be gone: that redraw is let go here.
 */
class LastingCanvas extends Canvas {
  _redraw(): void {
    if ((this as unknown as Inside)._ctx) redraw.call(this);
  }
}

/** Heights of the map's planes, from the ground up; popups of Leaflet stand at 700. */
const HEIGHTS = { base: 200, subject: 300, names: 350, asked: 400, marks: 450, highlight: 460 } as const;

type Plane = { pane: string; renderer: Canvas };
const planes = new WeakMap<LeafletMap, Map<string, Plane>>();

/** What is drawn beyond the window on each side, as a share of it, so that a drag does not run off at once. */
const PADDING = 0.4;

/**
 * A canvas of its own on one plane of the map, for the map's whole life: what is drawn on it can be exchanged without
 * a blank moment between. It takes no pointer events.
 */
export function openPlane(map: LeafletMap, name: keyof typeof HEIGHTS): Plane {
  const opened = planes.get(map) ?? new Map<string, Plane>();
  planes.set(map, opened);
  const known = opened.get(name);
  if (known) return known;
  const pane = map.createPane(name);
  pane.style.zIndex = String(HEIGHTS[name]);
  pane.style.pointerEvents = "none";
  const plane = { pane: name, renderer: new LastingCanvas({ pane: name, padding: PADDING }) };
  opened.set(name, plane);
  return plane;
}
