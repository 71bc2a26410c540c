"use client";

import { type LatLngBounds, type Map as LeafletMap, latLngBounds } from "leaflet";
import { useEffect, useRef } from "react";
import { useMap, useMapEvents } from "react-leaflet";
import type { Extent } from "@/lib/map/schema";
import { COUNTRY_EXTENT, readView, setParameter, type View, writeView } from "@/lib/map/view";
import { useMapSettings } from "./map-provider";

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const WRITE_MS = 400;

/** Keeps the store and the address at what the window shows; goes where Back and Forward lead. */
export function ViewKeeper({ inAddress }: { inAddress: boolean }) {
  const map = useMap();
  const { store, fit, query } = useMapSettings();
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const firstQuery = useRef(query);

  const keep = () => {
    const { lat, lng } = map.getCenter();
    const view = { lat, lon: lng, zoom: map.getZoom() };
    store.write({ view, extent: readExtent(map) });
    if (!inAddress) return;
    clearTimeout(writing.current);
    writing.current = setTimeout(() => writeAddress(writeView(view)), WRITE_MS);
  };
  useMapEvents({ moveend: keep });

  useEffect(() => {
    store.write({
      extent: readExtent(map),
      view: { lat: map.getCenter().lat, lon: map.getCenter().lng, zoom: map.getZoom() },
    });
    const goBack = () => {
      clearTimeout(writing.current);
      const view = readView(new URLSearchParams(window.location.search).get("view"));
      if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
      else fitExtent(map, fit);
    };
    if (inAddress) window.addEventListener("popstate", goBack);
    const grown = new ResizeObserver(() => map.invalidateSize());
    grown.observe(map.getContainer());
    return () => {
      window.removeEventListener("popstate", goBack);
      grown.disconnect();
      clearTimeout(writing.current);
    };
  }, [map, store, fit, inAddress]);

  // Another filter without a view of its own: show where its points lie.
  useEffect(() => {
    if (firstQuery.current === query) return;
    firstQuery.current = query;
    if (!new URLSearchParams(window.location.search).has("view")) fitExtent(map, fit);
  }, [map, fit, query]);

  return null;
}

/** What a map opens with: the address's view, else where the filter's points lie, else the country. */
export function initialView(view: View | null, fit: Extent | null) {
  if (view) return { center: [view.lat, view.lon] as [number, number], zoom: view.zoom };
  return { bounds: toBounds(fit ?? COUNTRY_EXTENT), boundsOptions: fitOptions(fit) };
}

/** Shows an extent with a little room round it, or the country when there is none. A single point is not rushed at. */
export function fitExtent(map: LeafletMap, extent: Extent | null): void {
  const animate = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.fitBounds(toBounds(extent ?? COUNTRY_EXTENT), { ...fitOptions(extent), animate });
}

function fitOptions(extent: Extent | null): { padding: [number, number]; maxZoom: number } {
  return { padding: extent ? [36, 36] : [4, 4], maxZoom: 11 };
}

function toBounds({ west, south, east, north }: Extent): LatLngBounds {
  return latLngBounds([south, west], [north, east]);
}

function readExtent(map: LeafletMap): Extent {
  const bounds = map.getBounds();
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

/** No new step of the history: Back goes to the filter before, not through every drag. */
function writeAddress(view: string): void {
  const query = setParameter(window.location.search, "view", view);
  window.history.replaceState(window.history.state, "", `${window.location.pathname}?${query}${window.location.hash}`);
}
