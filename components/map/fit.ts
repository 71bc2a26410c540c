import { type LatLngBounds, type Map as LeafletMap, latLngBounds } from "leaflet";
import type { Extent } from "@/lib/map/schema";
import { COUNTRY_EXTENT, type View } from "@/lib/map/view";

/** Event of the map that is about to be fitted, so that its move is not taken for the visitor's. */
export const FIT_EVENT = "registry:fit";
/** A single town is shown with its surroundings, not from above one street. */
const NEAREST_FIT = 11;

/** Pixels at the lower edge that the credits take. */
const BELOW = 22;

/** What a map opens with: the address's view, else where the filter's points lie, else the country. */
export function initialView(view: View | null, fit: Extent | null) {
  if (view) return { center: [view.lat, view.lon] as [number, number], zoom: view.zoom };
  return { bounds: toBounds(fit ?? COUNTRY_EXTENT), boundsOptions: fitOptions(fit) };
}

/** Shows an extent with a little room round it, or the country when there is none. */
export function fitExtent(map: LeafletMap, extent: Extent | null, animate = moves()): void {
  map.fire(FIT_EVENT);
  map.fitBounds(toBounds(extent ?? COUNTRY_EXTENT), { ...fitOptions(extent), animate });
}

export function readExtent(map: LeafletMap): Extent {
  return toExtent(map.getBounds());
}

export function toExtent(bounds: LatLngBounds): Extent {
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

export function toBounds({ west, south, east, north }: Extent): LatLngBounds {
  return latLngBounds([south, west], [north, east]);
}

/** Whether movement is welcome. */
export function moves(): boolean {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Room kept free at each side: a margin, and what lies over the map (elements that say `data-over-map`). */
function fitOptions(extent: Extent | null) {
  const margin = extent ? 32 : 4;
  const { left, right } = measureCover();
  return {
    paddingTopLeft: [margin + left, margin] as [number, number],
    // South-east of the country is nothing that a key could hide.
    paddingBottomRight: [margin + (extent ? right : 0), margin + BELOW] as [number, number],
    maxZoom: NEAREST_FIT,
  };
}

/** Pixels that such an element takes from the left or the right of the map it lies on. A strip takes none. */
function measureCover(): { left: number; right: number } {
  const cover = document.querySelector("[data-over-map]")?.getBoundingClientRect();
  const frame = document.querySelector("[data-over-map]")?.parentElement?.querySelector(".map-frame");
  const map = frame?.getBoundingClientRect();
  if (!cover || !map || cover.top >= map.bottom || cover.width > map.width / 2) return { left: 0, right: 0 };
  const atLeft = cover.left + cover.right < map.left + map.right;
  return atLeft ? { left: cover.right - map.left, right: 0 } : { left: 0, right: map.right - cover.left };
}
