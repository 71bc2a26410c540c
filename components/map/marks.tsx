"use client";

import { canvas, type LeafletMouseEvent, type Map as LeafletMap, Tooltip } from "leaflet";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useMap, useMapEvents } from "react-leaflet";
import type { ListedMember } from "@/lib/map/schema";
import { isShared, isSingle } from "@/lib/map/schema";
import { MAX_ZOOM } from "@/lib/map/view";
import type { MapColours } from "./colours";
import { drawTargets } from "./draw-targets";
import { MapPopup, type Opened } from "./map-popup";
import { useMapSettings, useMapState } from "./map-provider";
import { memberName } from "./member-text";
import { findTarget, layOut, markKey, MOST_FANNED, type Target } from "./targets";

/** Pixels beyond a mark's edge that still count as the mark: a finger covers 44, a pointer is exact. */
const TOUCH_TOLERANCE = 14;
const POINTER_TOLERANCE = 3;
/** Where the list goes to show one facility. */
const NEAR_ZOOM = 11;

/** Clusters and facilities: drawn on canvas, found by nearness, opened in popups. */
export function Marks({ colours }: { colours: MapColours }) {
  const map = useMap();
  const { store, locale } = useMapSettings();
  const marks = useMapState((state) => state.answer?.marks);
  const highlighted = useMapState((state) => state.highlighted);
  const wanted = useMapState((state) => state.wanted);
  const [zoom, setZoom] = useState(() => map.getZoom());
  const [fanned, setFanned] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const targets = useMemo(() => layOut(marks ?? [], zoom, fanned), [marks, zoom, fanned]);

  useEffect(() => drawTargets(map, targets, colours, locale), [map, targets, colours, locale]);
  useEffect(() => {
    if (highlighted) return pointOut(map, highlighted, targets, colours);
  }, [map, highlighted, targets, colours]);

  const press = useCallback(
    (target: Target) => {
      const { mark, member } = target;
      if (member) return setOpened({ members: [member], lat: mark.lat, lon: mark.lon, n: 1, dx: target.dx, dy: target.dy });
      if (!isShared(mark)) return approach(map, mark);
      if (mark.n <= MOST_FANNED) return setFanned(markKey(mark));
      setOpened({ members: mark.members, lat: mark.lat, lon: mark.lon, n: mark.n, dx: 0, dy: 0 });
    },
    [map],
  );

  const find = (event: LeafletMouseEvent) =>
    findTarget(targets, event.containerPoint, toleranceOf(event.originalEvent), (lat, lon) =>
      map.latLngToContainerPoint([lat, lon]),
    );

  useMapEvents({
    click(event) {
      const target = find(event);
      if (target) return press(target);
      setFanned(null);
      setOpened(null);
    },
    mousemove(event) {
      const target = find(event);
      map.getContainer().classList.toggle("map-over-mark", target !== null);
      const member = target?.member ?? null;
      if (store.read().highlighted?.ref === member?.ref) return;
      store.write({ highlighted: member && target ? { ref: member.ref, lat: target.lat, lon: target.lon } : null });
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
    store.write({ wanted: null });
    map.setView([wanted.lat, wanted.lon], Math.max(map.getZoom(), NEAR_ZOOM));
    setOpened({ members: [wanted], lat: wanted.lat, lon: wanted.lon, n: 1, dx: 0, dy: 0, focus: true });
  }, [map, store, wanted]);

  return (
    <>
      <HoverName targets={targets} />
      {opened && <MapPopup opened={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
