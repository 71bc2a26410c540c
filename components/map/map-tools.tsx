"use client";

import type { ReactNode } from "react";
import { useMap } from "react-leaflet";
import { useMapSettings } from "./map-provider";
import { fitExtent } from "./view-keeper";

type Props = {
  lines: boolean;
  /** Null where there are no lines of ours to take away: on raster tiles. */
  onLines: ((lines: boolean) => void) | null;
  /** What only a map that filters has: near me, this area, draw. */
  children?: ReactNode;
};

/** Zoom, back to the whole, boundary lines: each 44 px, each with words. */
export function MapTools({ lines, onLines, children }: Props) {
  const map = useMap();
  const { labels, fit } = useMapSettings();
  return (
    <fieldset aria-label={labels.tools} className="absolute end-2 top-2 z-[1000] flex flex-col gap-2 print:hidden">
      <div className="map-tools">
        <Tool label={labels.zoomIn} onPress={() => map.zoomIn(1)} icon="M8 2V14M2 8H14" />
        <Tool label={labels.zoomOut} onPress={() => map.zoomOut(1)} icon="M2 8H14" />
        <Tool
          label={labels.reset}
          onPress={() => fitExtent(map, fit)}
          icon="M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10"
        />
      </div>
      {children && <div className="map-tools">{children}</div>}
      {onLines && (
        <div className="map-tools">
          <Tool
            label={labels.boundaries}
            pressed={lines}
            onPress={() => onLines(!lines)}
            icon="M1.5 10.5L5 8L8 11L14.5 5M4 1.5L6 5L5 8M11 14.5L10 12"
          />
        </div>
      )}
    </fieldset>
  );
}

type ToolProps = { label: string; onPress: () => void; icon: string; pressed?: boolean; disabled?: boolean };

export function Tool({ label, onPress, icon, pressed, disabled = false }: ToolProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      className="map-tool"
    >
      <svg viewBox="0 0 16 16" width="17" height="17" aria-hidden="true">
        <path
          d={icon}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
    </button>
  );
}
