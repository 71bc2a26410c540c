"use client";

import { canvas, type Map as LeafletMap } from "leaflet";
import { useEffect, useState } from "react";
import { useMap } from "react-leaflet";
import type { Locale } from "@/lib/i18n/locales";
import { loadPlaceNames, type PlaceNames } from "./base-files";
import type { MapColours } from "./colours";
import { Glyph } from "./glyph";
import { useMapSettings } from "./map-provider";
import { placeCaptions } from "./place-names";

const PANE = "names";

/** Names of towns, provinces, neighbours and the sea, chosen anew for each zoom. */
export function PlaceLabels({ colours, lines }: { colours: MapColours; lines: boolean }) {
  const map = useMap();
  const { sources, locale } = useMapSettings();
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
    return drawNames(map, shown, colours, locale);
  }, [map, names, colours, lines, locale]);

  return null;
}

function drawNames(map: LeafletMap, names: PlaceNames, colours: MapColours, locale: Locale) {
  const pane = map.getPane(PANE) ?? map.createPane(PANE);
  pane.style.zIndex = "350";
  pane.style.pointerEvents = "none";
  const renderer = canvas({ pane: PANE, padding: 0.4 });
  const ruler = document.createElement("canvas").getContext("2d");
  let drawn: Glyph[] = [];
  const redraw = () => {
    for (const glyph of drawn) glyph.remove();
    const captions = placeCaptions(names, {
      locale,
      zoom: map.getZoom(),
      colours,
      project: (lat, lon) => map.project([lat, lon], map.getZoom()),
      measure: (text, font) => {
        if (!ruler) return text.length * 7;
        ruler.font = font;
        return ruler.measureText(text).width;
      },
    });
    drawn = captions.map(({ lat, lon, draw, reach }) =>
      new Glyph([lat, lon], draw, reach, { pane: PANE, renderer }).addTo(map),
    );
  };
  redraw();
  map.on("zoomend", redraw);
  // Letters of a font that arrives later are wider or narrower than those of its stand-in.
  document.fonts.addEventListener("loadingdone", redraw);
  return () => {
    document.fonts.removeEventListener("loadingdone", redraw);
    map.off("zoomend", redraw);
    for (const glyph of drawn) glyph.remove();
    renderer.remove();
  };
}
