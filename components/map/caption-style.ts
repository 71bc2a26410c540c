import type { Locale } from "@/lib/i18n/locales";
import type { MapColours } from "./colours";

/** How a name on the map is written. Sizes in pixels. */
export type CaptionStyle = { font: string; colour: string; halo: string; leading: number; spacing: number };

/** Urdu letters are smaller at the same size, and taller with their dots. */
const URDU = { larger: 3, leading: 1.65 } as const;
const LATIN_LEADING = 1.28;

export function styleRegion(kind: string, locale: Locale, zoom: number, colours: MapColours): CaptionStyle {
  const urdu = locale === "ur";
  const grown = Math.min(3, Math.max(0, zoom - 5.5));
  const size = Math.round((kind === "province" ? 11 : 12) + grown + (urdu ? URDU.larger : 0));
  const { colour, halo } = {
    sea: { colour: colours.seaName, halo: colours.sea },
    country: { colour: colours.farName, halo: colours.land },
    disputed: { colour: colours.regionName, halo: colours.disputed },
  }[kind] ?? { colour: colours.regionName, halo: colours.own };
  return {
    font: `${kind === "sea" && !urdu ? "italic " : ""}500 ${size}px ${colours.font}`,
    colour,
    halo,
    leading: size * (urdu ? URDU.leading : LATIN_LEADING),
    // Joined letters must not be torn apart, and a long name needs its width.
    spacing: urdu || kind === "disputed" ? 0 : 1.6,
  };
}

export function stylePlace(rank: number, locale: Locale, zoom: number, colours: MapColours): CaptionStyle {
  const urdu = locale === "ur";
  const size = (rank === 0 ? 13 : rank === 1 ? 12 : 11) + (zoom >= 9 ? 1 : 0) + (urdu ? URDU.larger : 0);
  return {
    font: `${rank <= 1 ? 600 : 450} ${size}px ${colours.font}`,
    colour: colours.placeName,
    halo: colours.own,
    leading: size * (urdu ? URDU.leading : LATIN_LEADING),
    spacing: 0,
  };
}

/** Lines one under another, the middle of all at x, y. */
export function drawLines(
  context: CanvasRenderingContext2D,
  lines: string[],
  x: number,
  y: number,
  style: CaptionStyle,
): void {
  context.font = style.font;
  context.letterSpacing = `${style.spacing}px`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = style.halo;
  context.lineWidth = 3;
  context.fillStyle = style.colour;
  lines.forEach((line, index) => {
    const at = y + (index - (lines.length - 1) / 2) * style.leading;
    context.strokeText(line, x, at);
    context.fillText(line, x, at);
  });
}

/** The dot of a town, its name apart. */
export function drawDot(context: CanvasRenderingContext2D, rank: number, colours: MapColours): void {
  context.beginPath();
  context.arc(0, 0, rank <= 1 ? 2.4 : 1.8, 0, 2 * Math.PI);
  context.fillStyle = colours.own;
  context.fill();
  context.strokeStyle = colours.placeName;
  context.lineWidth = 1.1;
  context.stroke();
}
