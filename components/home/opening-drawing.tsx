import { MapDrawing } from "@/components/map/map-drawing";
import type { MapLinks, MapScreen } from "./map-links";

/** What a page opens with until its map is there; nothing where another part than the country is opened. */
export const drawOpening = ({ t, locale, page, outlines }: Omit<MapScreen, "path">, { markHref }: MapLinks) =>
  page.marks &&
  outlines && <MapDrawing t={t} locale={locale} marks={page.marks} outlines={outlines} hrefOf={markHref} />;
