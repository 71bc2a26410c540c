"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { preload } from "react-dom";
import { geoPath } from "@/lib/paths";
import { MapCredits } from "./map-credits";
import { MapNotice, type Notice } from "./map-notice";
import { useMapSettings, useMapState } from "./map-provider";

// Made ready while the page is still being made interactive: on a slow phone that takes as long.
if (typeof window !== "undefined") void import("./leaflet-map");

// Leaflet cannot be imported on the server. There these draw nothing, but name the files of the map, so that they are
// asked for with the page's own and not once those have run.
const PlainFiles = dynamic(() =>
  typeof window === "undefined" ? drawNothing() : import("./leaflet-map").then(drawNothing),
);
const FilterFiles = dynamic(() =>
  typeof window === "undefined" ? drawNothing() : import("./filter-map").then(drawNothing),
);

async function drawNothing() {
  return { default: () => null };
}

/** Without the tools that filter by place, which lead to another address. */
const PlainMap = dynamic(() => import("./leaflet-map"), { ssr: false });
const FilterMap = dynamic(() => import("./filter-map"), { ssr: false });

type Props = {
  /** Id of the list that says the same, for the link that skips the map. */
  listId: string;
  /** Gives the region its size; the map fills it. */
  className: string;
  /** Whether the wheel zooms before the map was pressed: only where the page does not scroll. */
  wheel?: "always" | "pressed";
  /** False: a map inside another site, which leaves the address and the filter as they are. */
  filters?: boolean;
  /** A link to the same without a map, for a browser without scripts. */
  instead?: ReactNode;
  /** What the map shows first, drawn by the server: seen until the map itself is. */
  drawing?: ReactNode;
};

/**
 * The large map of a filter. The script of Leaflet comes after the page, and only where a map is shown; until then,
 * and without scripts, the region shows what the server drew, or says where to find the same in words.
 */
export function MapView({ listId, className, wheel = "pressed", filters = true, instead, drawing }: Props) {
  const { labels, sources, tiles } = useMapSettings();
  // Not with the page: they would take the line from the scripts, and the marks need none of them.
  if (!tiles && typeof window !== "undefined")
    for (const file of Object.values(sources.files))
      if (file) preload(geoPath(file), { as: "fetch", crossOrigin: "anonymous" });
  const drawn = useMapState((state) => state.drawn);
  const [notice, setNotice] = useState<Notice | null>(null);
  return (
    // The map itself stays left to right: east is to the right in every language.
    <section aria-label={labels.region} dir="ltr" className={`map-frame relative isolate bg-wash ${className}`}>
      <a href={`#${listId}`} target="_self" className="map-skip">
        {labels.skip}
      </a>
      {!drawing && (
        <noscript>
          <p dir="auto" className="measure p-4 text-soft">
            {labels.needsScript} {instead}
          </p>
        </noscript>
      )}
      {typeof window === "undefined" && (filters ? <FilterFiles /> : <PlainFiles />)}
      {filters ? <FilterMap wheel={wheel} onNotice={setNotice} /> : <PlainMap live wheel={wheel} inAddress={false} />}
      {!drawn && drawing}
      <MapNotice notice={notice} />
      <MapCredits />
    </section>
  );
}
