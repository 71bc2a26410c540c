"use client";

import { DIRECTIONS } from "@/lib/i18n/locales";
import { useMapSettings } from "./map-provider";

/** Whom the map is drawn after, and what its lines are not. Text only: no markup of a setting is believed. */
export function MapCredits() {
  const { labels, sources, tiles, locale } = useMapSettings();
  const credits = (tiles ? [tiles.attribution] : sources.attribution).filter(Boolean).join(", ");
  const words = (
    <>
      <bdi lang="en" dir="ltr">
        {credits}
      </bdi>
      {credits && ". "}
      {labels.indicative}
    </>
  );
  return (
    <div dir={DIRECTIONS[locale]} className="map-credits">
      <p className="map-credits-line">{words}</p>
      <details>
        <summary>
          <span className="map-credits-word">{labels.credits}</span>
        </summary>
        <p>{words}</p>
      </details>
    </div>
  );
}
