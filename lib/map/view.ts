import type { Extent } from "./schema";

/** What part of the map is shown, as `view=lat,lon,zoom` has it. */
export type View = { lat: number; lon: number; zoom: number };

/** The map's own limits: nearer than 14 the base map has nothing more to show. */
export const MIN_ZOOM = 4.5;
export const MAX_ZOOM = 14;

/** The zoom of the marks that a page brings along. */
export const PAGE_ZOOM = 5;

/** Zooms between two whole ones, so that a window is filled well. */
export const ZOOM_STEP = 0.25;

/** Pakistan with the disputed territory: what is shown when nothing else is asked for. */
export const COUNTRY_EXTENT: Extent = { west: 60.9, south: 23.6, east: 80.3, north: 37.1 };

/** Reads `lat,lon,zoom`; null when it is no such thing or lies off the world. A zoom beyond the limits is brought inside. */
export function readView(text: string | null | undefined): View | null {
  const parts = (text ?? "").split(",");
  if (parts.length !== 3 || parts.some((part) => !/^-?\d+(\.\d+)?$/.test(part.trim()))) return null;
  const [lat = 0, lon = 0, zoom = 0] = parts.map(Number);
  if (Math.abs(lat) > 85 || Math.abs(lon) > 180 || zoom < 0 || zoom > 30) return null;
  return { lat, lon, zoom: Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom)) };
}

/** Four decimals are ten metres, finer than any pixel of the map. */
export function writeView({ lat, lon, zoom }: View): string {
  return [lat.toFixed(4), lon.toFixed(4), Math.round(zoom / ZOOM_STEP) * ZOOM_STEP].map(Number).join(",");
}

/** `west,south,east,north`, each rounded outwards to four decimals, so that what is on the screen stays inside. */
export function writeExtent({ west, south, east, north }: Extent): string {
  return [Math.floor(west * 1e4), Math.floor(south * 1e4), Math.ceil(east * 1e4), Math.ceil(north * 1e4)]
    .map((value) => value / 1e4)
    .join(",");
}

/** Brings an extent onto the world: a window wider than it would ask for what no address allows. */
export function clampExtent({ west, south, east, north }: Extent): Extent {
  const within = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
  return { west: within(west, 180), south: within(south, 85), east: within(east, 180), north: within(north, 85) };
}

/** A query string with one parameter set (or taken away by null), sorted: the filter's one spelling. */
export function setParameter(query: string, name: string, value: string | null): string {
  const parameters = new URLSearchParams(query);
  parameters.delete(name);
  if (value !== null) parameters.set(name, value);
  parameters.sort();
  return parameters.toString().replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/").replace(/\+/g, "%20");
}
