"use client";

import type { LeafletMouseEvent } from "leaflet";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useMap, useMapEvents } from "react-leaflet";
import { isShared } from "@/lib/map/schema";
import { MAX_ZOOM } from "@/lib/map/view";
import type { MapColours } from "./colours";
import { drawTargets, pointOut } from "./draw-targets";
import { moves } from "./fit";
import { MapPopup, type Opened } from "./map-popup";
import { useMapSettings, useMapState } from "./map-provider";
import { nameOf } from "./member-words";
import { findTarget, layOut, MOST_FANNED, markKey, type Target } from "./targets";
import { uncoverMap } from "./uncover";
import { useMarks } from "./use-marks";

/** Pixels beyond a mark's edge that still count as the mark: a finger covers 44, a pointer is exact. */
const TOUCH_TOLERANCE = 14;
const POINTER_TOLERANCE = 3;
/** Where the list goes to show one facility. */
const NEAR_ZOOM = 10;

/** Clusters and facilities: drawn on canvas, found by nearness, opened in popups. */
export function Marks({ colours, live }: { colours: MapColours; live: boolean }) {
  const map = useMap();
  const { store, locale } = useMapSettings();
  const marks = useMapState((state) => state.marks);
  const highlighted = useMapState((state) => state.highlighted);
  const wanted = useMapState((state) => state.wanted);
  const [zoom, setZoom] = useState(() => map.getZoom());
  const [fanned, setFanned] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const targets = useMemo(
    () => layOut(marks ?? [], zoom, fanned, (lat, lon) => map.project([lat, lon], zoom)),
    [map, marks, zoom, fanned],
  );

  useEffect(() => drawTargets(map, targets, colours, locale), [map, targets, colours, locale]);
  useEffect(() => {
    if (!highlighted) return;
    // A popup says the name already.
    const name = opened ? null : nameOf(highlighted, locale).text;
    return pointOut(map, highlighted, name, targets, colours);
  }, [map, highlighted, opened, locale, targets, colours]);

  const press = useCallback(
    (target: Target) => {
      const { mark, member } = target;
      if (member)
        return setOpened({ members: [member], lat: mark.lat, lon: mark.lon, n: 1, dx: target.dx, dy: target.dy });
      if (!isShared(mark)) {
        return map.setView([mark.lat, mark.lon], Math.min(map.getZoom() + 2, MAX_ZOOM), { animate: moves() });
      }
      if (mark.n <= MOST_FANNED) return setFanned(markKey(mark));
      setOpened({ members: mark.members, lat: mark.lat, lon: mark.lon, n: mark.n, dx: 0, dy: 0 });
    },
    [map],
  );

  useMarks();

  const find = (event: LeafletMouseEvent) =>
    findTarget(targets, event.containerPoint, toleranceOf(event.originalEvent), (lat, lon) =>
      map.latLngToContainerPoint([lat, lon]),
    );

  useMapEvents({
    click(event) {
      if (!live) return;
      const target = find(event);
      if (target) return press(target);
      setFanned(null);
      setOpened(null);
    },
    mousemove(event) {
      if (!live || !hovers()) return;
      const target = find(event);
      map.getContainer().classList.toggle("map-over-mark", target !== null);
      const member = target?.member ?? null;
      if (store.read().highlighted?.ref === member?.ref) return;
      store.write({ highlighted: member && target ? { ...member, lat: target.lat, lon: target.lon } : null });
    },
    mouseout() {
      map.getContainer().classList.remove("map-over-mark");
      store.write({ highlighted: null });
    },
    zoomend() {
      setZoom(map.getZoom());
      setFanned(null);
    },
  });

  // The list asks for a facility: go there, then open it where its point is, whatever stands around it.
  useEffect(() => {
    if (!wanted) return;
    const { lat, lon } = wanted;
    const from = document.activeElement;
    store.write({ wanted: null });
    uncoverMap(map, from);
    map.once("moveend", () => setOpened({ members: [wanted], lat, lon, n: 1, dx: 0, dy: 0, from }));
    map.setView([lat, lon], Math.max(map.getZoom(), NEAR_ZOOM), { animate: moves() });
  }, [map, store, wanted]);

  const close = useCallback(() => setOpened(null), []);
  return opened && <MapPopup opened={opened} onClose={close} />;
}

function toleranceOf(event: MouseEvent): number {
  const touched =
    "pointerType" in event ? event.pointerType === "touch" : window.matchMedia("(pointer: coarse)").matches;
  return touched ? TOUCH_TOLERANCE : POINTER_TOLERANCE;
}

/** False where a tap also sends a mouse movement, which is no hovering. */
function hovers(): boolean {
  return window.matchMedia("(hover: hover)").matches;
}
