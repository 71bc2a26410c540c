"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { MapCredits } from "./map-credits";
import { MapProvider, type MapSettings } from "./map-provider";

const DraggablePoint = dynamic(() => import("./draggable-point"), { ssr: false });

type Props = Pick<MapSettings, "locale" | "labels" | "sources" | "tiles"> & {
  /** Names of the inputs of the same form that hold the degrees. */
  inputs: { lat: string; lon: string };
  /** Where the point stands at first; null where there is none. */
  point: { lat: number; lon: number } | null;
  words: { region: string; hint: string; pin: string };
};

/** How far the window reaches round the point, in degrees. */
const REACH = 0.06;

/**
 * A map on which the point of a form is put and dragged. It writes into the form's inputs and follows what is typed
 * there, so that nothing can be done here only. Without a script it is not there.
 */
export function PointPicker({ inputs, point, words, ...settings }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  useEffect(() => setForm(frame.current?.closest("form") ?? null), []);
  const fit = point && {
    west: point.lon - REACH,
    east: point.lon + REACH,
    south: point.lat - REACH,
    north: point.lat + REACH,
  };
  return (
    <div ref={frame} className="w-full">
      {form && (
        <MapProvider {...settings} query={null} marks={[]} view={null} fit={fit} box={null} circle={null}>
          <p className="form-hint mb-1">{words.hint}</p>
          <section
            aria-label={words.region}
            dir="ltr"
            className="map-frame relative isolate h-72 w-full overflow-hidden bg-wash"
          >
            <DraggablePoint form={form} inputs={inputs} title={words.pin} />
            <MapCredits />
          </section>
        </MapProvider>
      )}
    </div>
  );
}
