"use client";

import type { Feature, FeatureCollection, Geometry } from "geojson";
import { Circle, GeoJSON, type Layer } from "leaflet";
import { useEffect, useRef } from "react";
import { useMap } from "react-leaflet";
import type { MapFiles } from "@/lib/map/schema";
import { loadShapes } from "./base-files";
import { type MapColours, useColours } from "./colours";
import { fitExtent, toExtent } from "./fit";
import LeafletMapWindow from "./leaflet-map";
import { useMapSettings } from "./map-provider";
import { openPlane } from "./plane";
import type { Subject } from "./small-map";

/** A small map with what it is about. */
export default function SmallLeaflet({ live, subject }: { live: boolean; subject: Subject | null }) {
  return (
    <LeafletMapWindow live={live} wheel="pressed" inAddress={false}>
      {subject && <SubjectShape subject={subject} />}
    </LeafletMapWindow>
  );
}

function SubjectShape({ subject }: { subject: Subject }) {
  const map = useMap();
  const colours = useColours(map.getContainer());
  const { files } = useMapSettings().sources;
  const fitted = useRef(false);
  useEffect(() => {
    let layer: Layer | null = null;
    let wanted = true;
    const style = { ...openPlane(map, "subject"), interactive: false, ...subjectStyle(colours) };
    makeShape(subject, files, style).then((made) => {
      if (!wanted || !made) return;
      layer = made.addTo(map);
      // An area is seen whole, also where its facilities stand in one corner of it.
      if (made instanceof GeoJSON && !fitted.current) fitExtent(map, toExtent(made.getBounds()), false);
      fitted.current = true;
    });
    return () => {
      wanted = false;
      layer?.remove();
    };
  }, [map, subject, files, colours]);
  return null;
}

function subjectStyle(colours: MapColours) {
  return { color: colours.accent, weight: 1.5, fillColor: colours.accent, fillOpacity: 0.1 };
}

async function makeShape(subject: Subject, files: MapFiles, style: object): Promise<Layer | null> {
  if (!("area" in subject)) {
    const { lat, lon, km } = subject;
    return km === null ? null : new Circle([lat, lon], { ...style, radius: km * 1000, dashArray: "4 4" });
  }
  const shapes = await loadShapes(files).catch(() => null);
  const units = shapes?.units as FeatureCollection<Geometry, { code: string }> | undefined;
  const districts = shapes?.districts as FeatureCollection<Geometry, { codes: string[] }> | undefined;
  const found: Feature | undefined =
    units?.features.find(({ properties }) => properties.code === subject.area) ??
    districts?.features.find(({ properties }) => properties.codes.includes(subject.area));
  return found ? new GeoJSON(found, { ...style, style: () => style }) : null;
}
