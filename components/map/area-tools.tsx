"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMap } from "react-leaflet";
import { setParameter, writeExtent } from "@/lib/map/view";
import { AreaDrawing } from "./area-drawing";
import { readExtent } from "./fit";
import type { Notice } from "./map-notice";
import { useMapSettings } from "./map-provider";
import { Tool } from "./map-tools";

/** How far 'near me' looks. */
const NEAR_KM = 25;
/** Three decimals are a hundred metres: enough to find a centre, and the address does not say the house. */
const NEAR_DECIMALS = 3;
const LOCATION_OPTIONS = { timeout: 12_000, maximumAge: 300_000 };

/** Filters by where: around me, in this window, in a rectangle drawn by hand. Each becomes part of the address. */
export function AreaTools({ onNotice }: { onNotice: (notice: Notice | null) => void }) {
  const map = useMap();
  const router = useRouter();
  const { labels, query } = useMapSettings();
  const [drawing, setDrawing] = useState(false);
  const [locating, setLocating] = useState(false);

  /** One place at a time: a new one takes the other's place, and the map goes to fit it. */
  const filterBy = (name: "bbox" | "near", value: string) => {
    const cleared = setParameter(setParameter(query ?? "", "bbox", null), "near", null);
    router.push(`?${setParameter(cleared, name, value)}`, { scroll: false });
  };

  const say = (text: string) => onNotice({ text, onClose: () => onNotice(null) });

  const findMe = () => {
    say(labels.locating);
    setLocating(true);
    const refuse = (reason: string) => {
      setLocating(false);
      say(reason);
    };
    if (!navigator.geolocation) return refuse(labels.locationUnavailable);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false);
        onNotice(null);
        const place = [coords.latitude, coords.longitude].map((value) => Number(value.toFixed(NEAR_DECIMALS)));
        filterBy("near", [...place, NEAR_KM].join(","));
      },
      ({ code, PERMISSION_DENIED }) =>
        refuse(code === PERMISSION_DENIED ? labels.locationRefused : labels.locationUnavailable),
      LOCATION_OPTIONS,
    );
  };

  const takeWindow = () => {
    filterBy("bbox", writeExtent(readExtent(map)));
  };

  const stopDrawing = () => {
    setDrawing(false);
    onNotice(null);
  };
  const startDrawing = () => {
    setDrawing(true);
    onNotice({ text: labels.drawHint, onClose: stopDrawing });
  };

  return (
    <>
      <Tool
        said
        label={labels.nearMe}
        onPress={findMe}
        disabled={locating}
        icon="M8 1V4M8 12V15M1 8H4M12 8H15M8 4.5A3.5 3.5 0 1 1 7.99 4.5M8 7.6V8.4"
      />
      <Tool said label={labels.onlyThisArea} onPress={takeWindow} icon="M2.5 3.5H13.5V12.5H2.5ZM5.5 8L7.3 10L10.8 6" />
      <Tool
        said
        label={labels.drawArea}
        onPress={drawing ? stopDrawing : startDrawing}
        pressed={drawing}
        icon="M2 4.5V2H4.5M8 2H10M14 6V8M2 8V10M2 13V14H4M8 14H9M11 11L14.5 14.5M11 14.5V11H14.5"
      />
      {drawing && (
        <AreaDrawing
          onDrawn={(extent) => {
            stopDrawing();
            if (extent) filterBy("bbox", writeExtent(extent));
          }}
        />
      )}
    </>
  );
}
