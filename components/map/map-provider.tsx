"use client";

import "./map.css";
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Extent, MapAnswer, MapSources, Mark } from "@/lib/map/schema";
import type { View } from "@/lib/map/view";
import type { MapLabels } from "./labels";
import { createMapStore, type MapState, type MapStore } from "./map-store";

/** What a page tells its map. The map knows nothing else of the registry. */
export type MapSettings = {
  locale: Locale;
  labels: MapLabels;
  /** The files to draw and whom to credit (`lib/map/files.ts`). */
  sources: MapSources;
  /** Optional raster tiles under the lines. */
  tiles: { url: string; attribution: string } | null;
  /** The filter in its one spelling, without `view`; null for a map whose marks are given. */
  query: string | null;
  /** The marks of a map that asks for none; of another, those to begin with. */
  marks?: Mark[] | null;
  /** `view` of the address; null when it has none. */
  view: View | null;
  /** What to show when the address has no view: where the filter's points lie; null for the country. */
  fit: Extent | null;
  /** The filter's `bbox` and `near`, drawn as what they are. */
  box: Extent | null;
  circle: { lat: number; lon: number; km: number } | null;
};

const Settings = createContext<(MapSettings & { store: MapStore }) | null>(null);

/** Holds what a map, its counts and its list share; put them anywhere inside. */
export function MapProvider({ children, ...settings }: MapSettings & { children: ReactNode }) {
  const [store] = useState(() => createMapStore(settings.marks ?? null));
  return <Settings value={{ ...settings, store }}>{children}</Settings>;
}

export function useMapSettings(): MapSettings & { store: MapStore } {
  const settings = useContext(Settings);
  if (!settings) throw new Error("a part of the map stands outside its MapProvider");
  return settings;
}

/** A part of the map's state; renders again only when that part changes. */
export function useMapState<Part>(select: (state: MapState) => Part): Part {
  const { store } = useMapSettings();
  const read = () => select(store.read());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** The answer to the filter in force; null while the map still shows the one before. */
export function useMapAnswer(): MapAnswer | null {
  const { query } = useMapSettings();
  return useMapState((state) => (state.answered === query ? state.answer : null));
}
