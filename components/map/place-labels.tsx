"use client";

import type { Map as LeafletMap } from "leaflet";
import { useEffect, useState } from "react";
import { useMap } from "react-leaflet";
import type { Locale } from "@/lib/i18n/locales";
import type { Mark } from "@/lib/map/schema";
import { loadPlaceNames, type PlaceNames } from "./base-files";
import type { MapColours } from "./colours";
import { Glyph } from "./glyph";
import { useMapSettings, useMapState } from "./map-provider";
import { placeCaptions } from "./place-captions";
import { openPlane } from "./plane";
import { layOut } from "./targets";

/** Pixels between a mark and a name. */
const MARGIN = 2;

/** Names of towns, provinces, neighbours and the sea, chosen anew for each zoom. */
export function PlaceLabels({ colours, lines }: { colours: MapColours; lines: boolean }) {
  const map = useMap();
  const { sources, locale } = useMapSettings();
  const marks = useMapState((state) => state.marks);
  const [names, setNames] = useState<PlaceNames | null>(null);

  useEffect(() => {
    let wanted = true;
    loadPlaceNames(sources.files).then(
      (loaded) => wanted && setNames(loaded),
      // A map without names is still a map.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [sources]);

  useEffect(() => {
    if (!names) return;
    // Where no boundary is drawn, no name says whose land it is.
    const shown = lines ? names : { ...names, regions: names.regions.filter(([kind]) => kind === "sea") };
    return drawNames(map, shown, marks ?? [], colours, locale);
  }, [map, names, marks, colours, lines, locale]);

  return null;
}

function drawNames(map: LeafletMap, names: PlaceNames, marks: Mark[], colours: MapColours, locale: Locale) {
  const plane = openPlane(map, "names");
  const ruler = document.createElement("canvas").getContext("2d");
  let drawn: Glyph[] = [];
  const redraw = () => {
    for (const glyph of drawn) glyph.remove();
    const zoom = map.getZoom();
    const project = (lat: number, lon: number) => map.project([lat, lon], zoom);
    const captions = placeCaptions(names, {
      locale,
      zoom,
      colours,
      // Names keep clear of what is drawn where it is drawn.
      obstacles: layOut(marks, zoom, null, project).map((target) => ({ ...target, radius: target.radius + MARGIN })),
      project,
      measure: (text, { font, spacing }) => {
        if (!ruler) return text.length * 8;
        ruler.font = font;
        return ruler.measureText(text).width + text.length * spacing;
      },
    });
    drawn = captions.map(({ lat, lon, draw, reach }) => new Glyph([lat, lon], draw, reach, plane).addTo(map));
  };
  redraw();
  map.on("zoomend", redraw);
  // Letters of a font that arrives later are wider or narrower than those of its stand-in.
  document.fonts.addEventListener("loadingdone", redraw);
  return () => {
    document.fonts.removeEventListener("loadingdone", redraw);
    map.off("zoomend", redraw);
    for (const glyph of drawn) glyph.remove();
  };
}
