"use client";

import { Circle, Rectangle } from "leaflet";
import { useEffect } from "react";
import { useMap } from "react-leaflet";
import type { MapColours } from "./colours";
import { toBounds } from "./fit";
import { useMapSettings } from "./map-provider";
import { openPlane } from "./plane";

/** Draws the place that the filter asks for: its rectangle, or its circle. */
export function FilteredArea({ colours }: { colours: MapColours }) {
  const map = useMap();
  const { box, circle } = useMapSettings();
  useEffect(() => {
    const style = {
      ...openPlane(map, "asked"),
      interactive: false,
      color: colours.accent,
      weight: 2,
      fillOpacity: 0.05,
    };
    const shapes = [
      box && new Rectangle(toBounds(box), style),
      circle && new Circle([circle.lat, circle.lon], { ...style, radius: circle.km * 1000 }),
    ];
    for (const shape of shapes) shape?.addTo(map);
    return () => {
      for (const shape of shapes) shape?.remove();
    };
  }, [map, box, circle, colours]);
  return null;
}
