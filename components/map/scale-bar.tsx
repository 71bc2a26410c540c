"use client";

import type { Map as LeafletMap } from "leaflet";
import { useEffect, useRef, useState } from "react";
import { useMap } from "react-leaflet";
import { formatDistance } from "@/lib/i18n/format";
import { useMapSettings } from "./map-provider";

/** The bar is as long as the roundest distance that is no longer than this. */
const LONGEST_PIXELS = 90;
const ROUND = [1, 2, 5];

/** How far a stretch of the map is in truth, at the middle of the window. */
export function ScaleBar() {
  const map = useMap();
  const { locale } = useMapSettings();
  const bar = useRef<HTMLSpanElement>(null);
  const [metres, setMetres] = useState(0);

  useEffect(() => {
    const measure = () => {
      const found = measureBar(map);
      setMetres(found.metres);
      // No style attribute comes from a page: the policy refuses it, a script may set it.
      if (bar.current) bar.current.style.inlineSize = `${found.pixels}px`;
    };
    measure();
    map.on("zoomend moveend", measure);
    return () => {
      map.off("zoomend moveend", measure);
    };
  }, [map]);

  return (
    <p className="map-scale">
      <bdi>{metres > 0 && formatDistance(locale, metres)}</bdi>
      <span ref={bar} aria-hidden="true" />
    </p>
  );
}

function measureBar(map: LeafletMap): { metres: number; pixels: number } {
  const middle = map.getSize().y / 2;
  const from = map.containerPointToLatLng([0, middle]);
  const to = map.containerPointToLatLng([LONGEST_PIXELS, middle]);
  const longest = map.distance(from, to);
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = Math.max(...ROUND.map((digit) => digit * power).filter((round) => round <= longest));
  return { metres, pixels: Math.round((LONGEST_PIXELS * metres) / longest) };
}
