"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { DIRECTIONS } from "@/lib/i18n/locales";
import { fillIn } from "./fill-in";
import { MapCredits } from "./map-credits";
import { MapProvider, type MapSettings, useMapSettings } from "./map-provider";

const SmallLeaflet = dynamic(() => import("./small-leaflet"), { ssr: false });

/** What a small map is about, drawn under the marks. */
export type Subject =
  /** A circle that the facility's point may lie anywhere in; null where the point is the building. */
  | { lat: number; lon: number; km: number | null }
  /** An area of the registry that has a shape: a province or a district. */
  | { area: string };

type Props = MapSettings & {
  /** What the map shows, for who cannot see it. */
  name: string;
  subject: Subject | null;
  className: string;
};

/**
 * A map inside a page: a picture until it is pressed, so that a finger that scrolls the page is not caught in it.
 * Leaflet is fetched when the map comes near the window. It adds nothing that the page does not say in words.
 */
export function SmallMap({ name, subject, className, ...settings }: Props) {
  return (
    <MapProvider {...settings}>
      <Frame name={name} subject={subject} className={className} />
    </MapProvider>
  );
}

function Frame({ name, subject, className }: Pick<Props, "name" | "subject" | "className">) {
  const { labels, locale } = useMapSettings();
  const frame = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  const [live, setLive] = useState(false);

  useEffect(() => {
    if (!frame.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: "200px",
    });
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);

  return (
    <section
      ref={frame}
      aria-label={fillIn(labels.smallRegion, { name })}
      dir="ltr"
      className={`map-frame needs-script relative isolate overflow-hidden bg-wash ${live ? "" : "map-static"} ${className}`}
    >
      {near && <SmallLeaflet key={String(live)} live={live} subject={subject} />}
      {near && !live && (
        <button type="button" onClick={() => setLive(true)} dir={DIRECTIONS[locale]} className="map-wake">
          <span>{labels.use}</span>
        </button>
      )}
      <MapCredits />
    </section>
  );
}
