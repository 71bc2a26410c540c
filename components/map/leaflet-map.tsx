"use client";

import "leaflet/dist/leaflet.css";
import { type ReactNode, useEffect, useState } from "react";
import { MapContainer, TileLayer, useMap } from "react-leaflet";
import { MAX_ZOOM, MIN_ZOOM, ZOOM_STEP } from "@/lib/map/view";
import { BaseMap } from "./base-map";
import { useColours } from "./colours";
import { FilteredArea } from "./filtered-area";
import { initialView, moves } from "./fit";
import { useMapSettings } from "./map-provider";
import { MapTools } from "./map-tools";
import { Marks } from "./marks";
import { PlaceLabels } from "./place-labels";
import { ScaleBar } from "./scale-bar";
import { ViewKeeper } from "./view-keeper";

/** Nothing to see beyond: neighbours end here. */
const MAX_BOUNDS: [[number, number], [number, number]] = [
  [6, 36],
  [50, 104],
];

export type LeafletMapProps = {
  /** False: a picture, which neither moves nor takes a press. */
  live: boolean;
  /** Whether turning the wheel zooms at once, or only after the map was pressed: where the page itself scrolls. */
  wheel: "always" | "pressed";
  /** Whether the address follows the window. */
  inAddress: boolean;
  /** Further tools and layers of this map. */
  tools?: ReactNode;
  children?: ReactNode;
};

/** The map itself. Loaded in the browser only: Leaflet cannot be imported where there is no window. */
export default function LeafletMap({ live, wheel, inAddress, tools, children }: LeafletMapProps) {
  const { view, fit } = useMapSettings();
  const animated = moves();
  return (
    <MapContainer
      {...initialView(view, fit)}
      className="map-canvas"
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      zoomSnap={ZOOM_STEP}
      zoomDelta={1}
      wheelPxPerZoomLevel={90}
      maxBounds={MAX_BOUNDS}
      maxBoundsViscosity={0.8}
      preferCanvas
      zoomControl={false}
      attributionControl={false}
      zoomAnimation={animated}
      fadeAnimation={animated}
      inertia={animated}
      dragging={live}
      touchZoom={live}
      scrollWheelZoom={live && wheel === "always"}
      doubleClickZoom={live}
      boxZoom={live}
      keyboard={live}
    >
      {live && wheel === "pressed" && <WheelGuard />}
      <Layers live={live} tools={tools}>
        {children}
      </Layers>
      <ViewKeeper inAddress={inAddress} />
    </MapContainer>
  );
}

/** Lets a page scroll past its map: the wheel zooms while the map has the focus. */
function WheelGuard() {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    const enable = () => map.scrollWheelZoom.enable();
    const disable = () => map.scrollWheelZoom.disable();
    container.addEventListener("focus", enable);
    container.addEventListener("blur", disable);
    return () => {
      container.removeEventListener("focus", enable);
      container.removeEventListener("blur", disable);
    };
  }, [map]);
  return null;
}

function Layers({ live, tools, children }: Pick<LeafletMapProps, "live" | "tools" | "children">) {
  const map = useMap();
  const colours = useColours(map.getContainer());
  const { tiles, labels } = useMapSettings();
  useEffect(() => nameWindow(map.getContainer(), live, labels.keys), [map, live, labels]);
  const [lines, setLines] = useState(true);
  return (
    <>
      {tiles ? <TileLayer url={tiles.url} maxZoom={MAX_ZOOM} /> : <BaseMap colours={colours} lines={lines} />}
      {!tiles && <PlaceLabels colours={colours} lines={lines} />}
      <FilteredArea colours={colours} />
      <Marks colours={colours} live={live} />
      {children}
      <ScaleBar />
      {live && (
        <MapTools lines={lines} onLines={tiles ? null : setLines}>
          {tools}
        </MapTools>
      )}
    </>
  );
}

/** Leaflet's container takes the focus to be moved by keys: say so. A picture takes none. */
function nameWindow(container: HTMLElement, live: boolean, words: string): void {
  container.setAttribute("role", live ? "application" : "presentation");
  if (live) container.setAttribute("aria-label", words);
  else container.removeAttribute("tabindex");
}
