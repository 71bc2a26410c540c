"use client";

import { type LatLng, type Map as LeafletMap, latLngBounds, point, Rectangle } from "leaflet";
import { useEffect, useEffectEvent } from "react";
import { useMap } from "react-leaflet";
import type { Extent } from "@/lib/map/schema";
import { toExtent } from "./fit";

/** A smaller rectangle was a press, not a drawing. */
const LEAST_PIXELS = 12;

/**
 * While it stands, dragging draws a rectangle, by mouse, pen or finger. `onDrawn` gets its extent, or null when the
 * drawing was given up (Escape). Without a pointer 'only this area' does the same.
 */
export function AreaDrawing({ onDrawn }: { onDrawn: (extent: Extent | null) => void }) {
  const map = useMap();
  const finish = useEffectEvent(onDrawn);
  useEffect(() => listenForDrawing(map, (extent) => finish(extent)), [map]);
  return null;
}

function listenForDrawing(map: LeafletMap, onDrawn: (extent: Extent | null) => void): () => void {
  const container = map.getContainer();
  const rectangle = new Rectangle(latLngBounds([0, 0], [0, 0]), {
    className: "map-area",
    weight: 2,
    interactive: false,
  });
  let from: { at: LatLng; x: number; y: number; pointer: number } | null = null;

  const placeOf = (event: PointerEvent) => {
    const { left, top } = container.getBoundingClientRect();
    const pixel = point(event.clientX - left, event.clientY - top);
    return { at: map.containerPointToLatLng(pixel), x: pixel.x, y: pixel.y, pointer: event.pointerId };
  };
  const start = (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0 || isControl(event.target)) return;
    event.preventDefault();
    from = placeOf(event);
    container.setPointerCapture(event.pointerId);
    rectangle.setBounds(latLngBounds(from.at, from.at)).addTo(map);
  };
  const draw = (event: PointerEvent) => {
    if (from?.pointer === event.pointerId) rectangle.setBounds(latLngBounds(from.at, placeOf(event).at));
  };
  const finish = (event: PointerEvent) => {
    if (from?.pointer !== event.pointerId) return;
    const to = placeOf(event);
    const drawn = Math.abs(to.x - from.x) >= LEAST_PIXELS && Math.abs(to.y - from.y) >= LEAST_PIXELS;
    const bounds = latLngBounds(from.at, to.at);
    from = null;
    if (!drawn) return void rectangle.remove();
    onDrawn(toExtent(bounds));
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key === "Escape") onDrawn(null);
  };

  container.classList.add("map-drawing");
  map.dragging.disable();
  map.boxZoom.disable();
  container.addEventListener("pointerdown", start);
  container.addEventListener("pointermove", draw);
  container.addEventListener("pointerup", finish);
  container.addEventListener("pointercancel", finish);
  document.addEventListener("keydown", giveUp);
  return () => {
    container.classList.remove("map-drawing");
    map.dragging.enable();
    map.boxZoom.enable();
    container.removeEventListener("pointerdown", start);
    container.removeEventListener("pointermove", draw);
    container.removeEventListener("pointerup", finish);
    container.removeEventListener("pointercancel", finish);
    document.removeEventListener("keydown", giveUp);
    rectangle.remove();
  };
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, .leaflet-popup") !== null;
}
