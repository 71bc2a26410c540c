"use client";

import { useEffect, useState } from "react";

/** CSS custom properties that the canvas needs as plain colours: the status tokens of the page and the map's own. */
const TOKENS = {
  open: "--status-open",
  ready: "--status-ready",
  building: "--status-building",
  promised: "--status-promised",
  stopped: "--status-stopped",
  unknown: "--status-unknown",
  paper: "--raised",
  ink: "--ink",
  accent: "--accent",
  sea: "--map-sea",
  shore: "--map-shore",
  coast: "--map-coast",
  land: "--map-land",
  own: "--map-own",
  disputed: "--map-disputed",
  hatch: "--map-hatch",
  border: "--map-border",
  country: "--map-country",
  province: "--map-province",
  district: "--map-district",
  placeName: "--map-place-name",
  regionName: "--map-region-name",
  farName: "--map-far-name",
  seaName: "--map-sea-name",
} as const;

export type MapColours = Record<keyof typeof TOKENS, string> & { font: string };

/** Colours as they are now, and again whenever the theme changes. */
export function useColours(element: HTMLElement): MapColours {
  const [colours, setColours] = useState(() => readColours(element));
  useEffect(() => {
    const readAgain = () => setColours(readColours(element));
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(readAgain);
    dark.addEventListener("change", readAgain);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class", "data-theme", "style"] });
    return () => {
      dark.removeEventListener("change", readAgain);
      observer.disconnect();
    };
  }, [element]);
  return colours;
}

/** A property may hold any CSS; a probe's computed colour is always one that a canvas understands. */
function readColours(element: HTMLElement): MapColours {
  const probe = document.createElement("span");
  element.append(probe);
  const read = (property: string) => {
    probe.style.color = `var(${property})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(Object.entries(TOKENS).map(([name, property]) => [name, read(property)]));
  probe.remove();
  return { ...colours, font: getComputedStyle(element).fontFamily } as MapColours;
}
