import { type Bounds, Canvas, DomUtil, type Map as LeafletMap } from "leaflet";

/** The inner parts of Leaflet's canvas that its types keep to themselves (leaflet 1.9, `layer/vector/Canvas`). */
type Inside = {
  _ctx?: CanvasRenderingContext2D;
  _container: HTMLCanvasElement;
  _bounds: Bounds;
  _redraw(): void;
  _reset(): void;
};

const leaflets = Canvas.prototype as unknown as Inside;

function inside(canvas: Canvas): Inside {
  return canvas as unknown as Inside;
}

class LastingCanvas extends Canvas {
  /**
   * Leaflet forgets a redraw that it asked the browser for when the map moves before it comes, and then draws on a
   * canvas that may be gone: that redraw is let go here.
   */
  _redraw(): void {
    if (inside(this)._ctx) leaflets._redraw.call(inside(this));
  }

  /** After a jump to another zoom Leaflet leaves the canvas a fraction of a pixel aside, which blurs every letter. */
  _reset(): void {
    leaflets._reset.call(inside(this));
    DomUtil.setPosition(inside(this)._container, inside(this)._bounds.getTopLeft());
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
