"use client";

import type { Feature, FeatureCollection, GeoJsonObject } from "geojson";
import { GeoJSON, type Map as LeafletMap, type PathOptions } from "leaflet";
import { useEffect, useState } from "react";
import { useMap } from "react-leaflet";
import { loadShapes, type Shapes } from "./base-files";
import { BASE_LAYERS, hatchPattern } from "./base-style";
import type { MapColours } from "./colours";
import { useMapSettings } from "./map-provider";
import { openPlane } from "./plane";

/** Code of the disputed territory among the units. */
const DISPUTED = "IIOJK";

/** The self-hosted map under the marks: sea, land, provinces, lines. `lines` off leaves land and sea alone. */
export function BaseMap({ colours, lines }: { colours: MapColours; lines: boolean }) {
  const map = useMap();
  const { sources, store } = useMapSettings();
  const { files } = sources;
  const [shapes, setShapes] = useState<Shapes | null>(null);

  useEffect(() => {
    let wanted = true;
    loadShapes(files).then(
      (loaded) => wanted && setShapes(loaded),
      // Without the base map the marks and the list still say everything; the next page asks again.
      () => wanted && store.write({ drawn: true }),
    );
    return () => {
      wanted = false;
    };
  }, [files, store]);

  useEffect(() => {
    if (!shapes) return;
    const remove = drawBase(map, splitUnits(shapes), colours, lines, files.districts.startsWith("districts."));
    store.write({ drawn: true });
    return remove;
  }, [map, store, shapes, colours, lines, files]);

  return null;
}

/** Draws all layers, restyles them as the zoom changes, and answers how to take them away. */
function drawBase(map: LeafletMap, shapes: Shapes, colours: MapColours, lines: boolean, indicative: boolean) {
  const plane = openPlane(map, "base");
  const left = lines ? "without lines" : "with lines";
  const drawn = BASE_LAYERS.filter((layer) => shapes[layer.shapes] && layer.shown !== left).map((layer) => ({
    layer,
    on: addShapes(map, shapes[layer.shapes], plane),
  }));
  const hatch = lines && shapes.disputed ? hatchPattern(colours.hatch) : null;
  const hatched = hatch && addShapes(map, shapes.disputed, plane, patternStyle(hatch));
  const restyle = () => {
    for (const { layer, on } of drawn) on.setStyle(layer.style(colours, map.getZoom(), indicative));
  };
  restyle();
  map.on("zoomend", restyle);
  return () => {
    map.off("zoomend", restyle);
    for (const { on } of drawn) on.remove();
    hatched?.remove();
  };
}

function addShapes(
  map: LeafletMap,
  shapes: GeoJsonObject | undefined,
  plane: ReturnType<typeof openPlane>,
  style: PathOptions = {},
): GeoJSON {
  const options = { ...plane, interactive: false, smoothFactor: 0.5, style };
  return new GeoJSON(shapes, options).addTo(map);
}

/** Leaflet hands the fill to the canvas as it is, so a pattern does where its types expect a colour. */
function patternStyle(pattern: CanvasPattern): PathOptions {
  return { stroke: false, fill: true, fillOpacity: 1, fillColor: pattern as unknown as string };
}

/** Units are drawn as two layers: the provinces, and the disputed territory in its own manner. */
function splitUnits(shapes: Shapes): Shapes {
  const { features } = shapes.units as FeatureCollection;
  const collect = (wanted: (unit: Feature) => boolean): FeatureCollection => ({
    type: "FeatureCollection",
    features: features.filter(wanted),
  });
  return {
    ...shapes,
    provinces: collect((unit) => unit.properties?.code !== DISPUTED),
    disputed: collect((unit) => unit.properties?.code === DISPUTED),
  };
}
