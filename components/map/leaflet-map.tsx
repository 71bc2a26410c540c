"use client";

import "leaflet/dist/leaflet.css";
import "./map.css";
import { type ReactNode, useState } from "react";
import { MapContainer, TileLayer, useMap } from "react-leaflet";
import { MAX_ZOOM, MIN_ZOOM } from "@/lib/map/view";
import { BaseMap } from "./base-map";
import { useColours } from "./colours";
import { FilteredArea } from "./filtered-area";
import { useMapSettings } from "./map-provider";
import { MapTools } from "./map-tools";
import { Marks } from "./marks";
import { PlaceLabels } from "./place-labels";
import { initialView, ViewKeeper } from "./view-keeper";

/** Nothing to see beyond: neighbours end here. */
const MAX_BOUNDS: [[number, number], [number, number]] = [
  [6, 36],
  [50, 104],
];

export type LeafletMapProps = {
  /** False: a picture, which neither moves nor takes a press. */
  live: boolean;
  /** Whether the address follows the window. */
  inAddress: boolean;
  /** Further tools and layers of this map. */
  tools?: ReactNode;
  children?: ReactNode;
};

/** The map itself. Loaded in the browser only: Leaflet cannot be imported where there is no window. */
export default function LeafletMap({ live, inAddress, tools, children }: LeafletMapProps) {
  const { view, fit } = useMapSettings();
  const moves = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return (
    <MapContainer
      {...initialView(view, fit)}
      className="map-canvas"
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      zoomSnap={0.5}
      zoomDelta={1}
      wheelPxPerZoomLevel={90}
      maxBounds={MAX_BOUNDS}
      maxBoundsViscosity={0.8}
      preferCanvas
      zoomControl={false}
      attributionControl={false}
      zoomAnimation={moves}
      fadeAnimation={moves}
      inertia={moves}
      dragging={live}
      touchZoom={live}
      scrollWheelZoom={live}
      doubleClickZoom={live}
      boxZoom={live}
      keyboard={live}
    >
      <Layers live={live} tools={tools}>
        {children}
      </Layers>
      <ViewKeeper inAddress={inAddress} />
    </MapContainer>
  );
}

function Layers({ live, tools, children }: Pick<LeafletMapProps, "live" | "tools" | "children">) {
  const map = useMap();
  const colours = useColours(map.getContainer());
  const { tiles } = useMapSettings();
  const [lines, setLines] = useState(true);
  return (
    <>
      {tiles ? <TileLayer url={tiles.url} maxZoom={MAX_ZOOM} /> : <BaseMap colours={colours} lines={lines} />}
      {!tiles && <PlaceLabels colours={colours} lines={lines} />}
      <FilteredArea colours={colours} />
      <Marks colours={colours} live={live} />
      {children}
      {live && (
        <MapTools lines={lines} onLines={tiles ? null : setLines}>
          {tools}
        </MapTools>
      )}
    </>
  );
}
