"use client";

import type { ReactNode } from "react";
import { useMap } from "react-leaflet";
import { fitExtent } from "./fit";
import { useMapSettings } from "./map-provider";

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
    <fieldset aria-label={labels.tools} className="print:hidden">
      {children && <div className="map-tools absolute start-2 top-2 z-[1000] grid-flow-col">{children}</div>}
      <div className="map-tools absolute end-2 top-2 z-[1000]">
        <Tool label={labels.zoomIn} onPress={() => map.zoomIn(1)} icon="M8 2V14M2 8H14" />
        <Tool label={labels.zoomOut} onPress={() => map.zoomOut(1)} icon="M2 8H14" />
        <Tool
          label={labels.reset}
          onPress={() => fitExtent(map, fit)}
          icon="M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10"
        />
        {onLines && (
          <Tool
            label={labels.boundaries}
            pressed={lines}
            onPress={() => onLines(!lines)}
            icon="M1.5 10.5L5 8L8 11L14.5 5M4 1.5L6 5L5 8M11 14.5L10 12"
          />
        )}
      </div>
    </fieldset>
  );
}

type ToolProps = {
  label: string;
  onPress: () => void;
  icon: string;
  pressed?: boolean;
  disabled?: boolean;
  /** Whether the words stand beside the picture where there is room. */
  said?: boolean;
};

export function Tool({ label, onPress, icon, pressed, disabled = false, said = false }: ToolProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={label}
      title={said ? undefined : label}
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
      {said && <span className="hidden text-sm lg:inline">{label}</span>}
    </button>
  );
}
