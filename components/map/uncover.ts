import type { Map as LeafletMap } from "leaflet";
import { moves } from "./fit";

/** A sheet that hides more of the map than this share goes away. */
const MOST_HIDDEN = 0.4;

/**
 * Makes the map seen by whoever pressed `from` in a list that may lie over it: a sheet is closed, a list that was
 * pulled over the map is scrolled back.
 */
export function uncoverMap(map: LeafletMap, from: Element | null): void {
  const frame = map.getContainer().getBoundingClientRect();
  const sheet = from?.closest<HTMLElement>("[popover]");
  if (sheet) {
    const hidden = intersect(sheet.getBoundingClientRect(), frame) / (frame.width * frame.height);
    if (hidden > MOST_HIDDEN) sheet.hidePopover();
    return;
  }
  const list = from?.closest("section")?.getBoundingClientRect();
  if (!list || list.left >= frame.right || list.right <= frame.left) return;
  // Below the map in the page's order: whatever lies higher than its lower edge covers it.
  const covered = frame.bottom - list.top;
  const above = Math.min(frame.top, 0);
  if (covered > 0 || above < 0)
    window.scrollBy({ top: Math.min(-covered, above), behavior: moves() ? "smooth" : "auto" });
}

/** Area that two boxes share, in square pixels. */
function intersect(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
