import { type Map as LeafletMap, Tooltip } from "leaflet";
import type { Locale } from "@/lib/i18n/locales";
import { countGroups, isShared, type ListedMember } from "@/lib/map/schema";
import type { MapColours } from "./colours";
import { drawDisc, drawHighlight, drawMark, MARK_REACH } from "./draw-mark";
import { Glyph } from "./glyph";
import { openPlane } from "./plane";
import { shortNumber } from "./short-number";
import type { Target } from "./targets";

/** Room for a disc's edge and the second disc behind it. */
const DISC_MARGIN = 5;

/** Draws all targets and answers how to take them away. */
export function drawTargets(map: LeafletMap, targets: Target[], colours: MapColours, locale: Locale): () => void {
  const plane = openPlane(map, "marks");
  const glyphs = targets.map((target) => {
    const reach = Math.hypot(target.dx, target.dy) + target.radius + DISC_MARGIN;
    const at: [number, number] = [target.lat, target.lon];
    return new Glyph(
      at,
      (context) => drawTarget(context, target, colours, locale),
      { x: reach, y: reach },
      plane,
    ).addTo(map);
  });
  return () => {
    for (const glyph of glyphs) glyph.remove();
  };
}

function drawTarget(context: CanvasRenderingContext2D, target: Target, colours: MapColours, locale: Locale): void {
  const { dx, dy, leg, mark, member } = target;
  if (leg) drawLeg(context, dx, dy, colours);
  context.translate(dx, dy);
  if (member) {
    const { kind, group, precision } = member;
    drawMark(context, { kind, group, hollow: precision !== "building" }, colours);
  } else {
    const label = shortNumber(mark.n, locale);
    drawDisc(context, { n: mark.n, groups: countGroups(mark), label, stacked: isShared(mark) }, colours);
  }
}

/** From the point to a facility that was moved aside. */
function drawLeg(context: CanvasRenderingContext2D, dx: number, dy: number, colours: MapColours): void {
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(dx, dy);
  context.strokeStyle = colours.placeName;
  context.lineWidth = 1;
  context.stroke();
  context.beginPath();
  context.arc(0, 0, 2.5, 0, 2 * Math.PI);
  context.fillStyle = colours.placeName;
  context.fill();
}

/** Rings a facility, and says its name beside it where one is given, wherever it stands: alone, in a fan or inside a cluster. */
export function pointOut(
  map: LeafletMap,
  facility: ListedMember,
  name: string | null,
  targets: Target[],
  colours: MapColours,
): () => void {
  const own = targets.find(({ member }) => member?.ref === facility.ref);
  const shared = targets.find(({ lat, lon, member }) => !member && lat === facility.lat && lon === facility.lon);
  const { dx, dy, radius } = own ?? shared ?? { dx: 0, dy: 0, radius: MARK_REACH };
  const reach = Math.hypot(dx, dy) + radius + 10;
  const at: [number, number] = [facility.lat, facility.lon];
  const ring = new Glyph(
    at,
    (context) => {
      context.translate(dx, dy);
      drawHighlight(context, radius + 4, colours);
    },
    { x: reach, y: reach },
    openPlane(map, "highlight"),
  ).addTo(map);
  const tooltip =
    name === null
      ? null
      : sayName(name, [dx, dy - radius - 4])
          .setLatLng(at)
          .addTo(map);
  return () => {
    ring.remove();
    tooltip?.remove();
  };
}

/** Leaflet takes a string for markup: a node holds text and nothing else. */
function sayName(name: string, offset: [number, number]): Tooltip {
  const words = document.createElement("span");
  words.textContent = name;
  words.dir = "auto";
  return new Tooltip({ direction: "top", offset, opacity: 1, interactive: false }).setContent(words);
}
