"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useMap, useMapEvents } from "react-leaflet";
import { readView, setParameter, writeView } from "@/lib/map/view";
import { FIT_EVENT, fitExtent, readExtent } from "./fit";
import { useMapSettings } from "./map-provider";

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const WRITE_MS = 400;

/**
 * Keeps the store and the address at what the window shows, and goes where Back and Forward lead. A map that nobody
 * has moved stays fitted to its filter, whatever becomes of the window, and puts no view into the address.
 */
export function ViewKeeper({ inAddress }: { inAddress: boolean }) {
  const map = useMap();
  const { store, fit, query, view: opening } = useMapSettings();
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fitted = useRef({ query, now: opening === null, next: false });

  const remember = useEffectEvent(() => {
    const { lat, lng } = map.getCenter();
    const view = { lat, lon: lng, zoom: map.getZoom() };
    store.write({ view, extent: readExtent(map) });
    return view;
  });

  useMapEvents({
    moveend() {
      const view = remember();
      fitted.current.now = fitted.current.next;
      fitted.current.next = false;
      if (!inAddress) return;
      clearTimeout(writing.current);
      writing.current = setTimeout(() => writeAddress(fitted.current.now ? null : writeView(view)), WRITE_MS);
    },
  });

  const resize = useEffectEvent(() => {
    if (!fitted.current.now) return void map.invalidateSize();
    map.invalidateSize({ pan: false });
    fitExtent(map, fit, false);
  });

  const goBack = useEffectEvent(() => {
    clearTimeout(writing.current);
    const view = readView(new URLSearchParams(window.location.search).get("view"));
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else fitExtent(map, fit);
  });

  useEffect(() => {
    const expectFit = () => {
      fitted.current.next = true;
    };
    remember();
    map.on(FIT_EVENT, expectFit);
    if (inAddress) window.addEventListener("popstate", goBack);
    const watcher = new ResizeObserver(() => resize());
    watcher.observe(map.getContainer());
    return () => {
      map.off(FIT_EVENT, expectFit);
      window.removeEventListener("popstate", goBack);
      watcher.disconnect();
      clearTimeout(writing.current);
    };
  }, [map, inAddress]);

  // Another filter without a view of its own: show where its points lie.
  useEffect(() => {
    if (fitted.current.query === query) return;
    fitted.current.query = query;
    if (!new URLSearchParams(window.location.search).has("view")) fitExtent(map, fit);
  }, [map, fit, query]);

  return null;
}

/** No new step of the history: Back goes to the filter before, not through every drag. */
function writeAddress(view: string | null): void {
  const { pathname, search, hash } = window.location;
  const query = setParameter(search, "view", view);
  const address = `${pathname}${query && "?"}${query}${hash}`;
  if (address !== pathname + search + hash) window.history.replaceState(window.history.state, "", address);
}
