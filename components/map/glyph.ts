import { CircleMarker, type CircleMarkerOptions, type LatLngExpression, type Point } from "leaflet";

/** Draws something round a point that is at 0,0 of the canvas when called. */
export type Draw = (context: CanvasRenderingContext2D) => void;

/** The inner parts of a Leaflet path that its types keep to themselves (leaflet 1.9, `layer/vector`). */
type Inside = {
  _renderer: { _drawing: boolean; _ctx: CanvasRenderingContext2D };
  _point: Point;
  _radiusY: number;
  _empty(): boolean;
};

function inside(glyph: Glyph): Inside {
  return glyph as unknown as Inside;
}

/**
 * A mark on Leaflet's canvas with a drawing of its own, kept at its place and size while the map moves.
 * `reach` is half the width and height in pixels that the drawing may cover. It takes no pointer events: whoever
 * draws marks finds the nearest one, which a stack of overlapping targets cannot.
 */
export class Glyph extends CircleMarker {
  private readonly draw: Draw;

  constructor(at: LatLngExpression, draw: Draw, reach: { x: number; y: number }, options: CircleMarkerOptions) {
    super(at, { ...options, radius: reach.x, stroke: false, interactive: false });
    this.draw = draw;
    inside(this)._radiusY = reach.y;
  }

  /** Called by the canvas renderer for every layer that it draws. */
  _updatePath(): void {
    const { _renderer: renderer, _point: point } = inside(this);
    if (!renderer._drawing || inside(this)._empty()) return;
    const context = renderer._ctx;
    context.save();
    context.globalAlpha = 1;
    context.setLineDash([]);
    context.translate(point.x, point.y);
    this.draw(context);
    context.restore();
  }
}
