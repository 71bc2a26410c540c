import type { Extent } from "@/lib/map/schema";
import type { MapSettings } from "./map-provider";
import { SmallMap } from "./small-map";

type Props = Pick<MapSettings, "locale" | "labels" | "sources" | "tiles"> & {
  /** What the map shows: the name of an area, a body or a programme. */
  name: string;
  /** Which facilities, in the filter's one spelling. */
  query: string;
  /** Where they lie; null for the whole country. */
  fit: Extent | null;
  /** Code of an area whose shape is tinted, where it has one. */
  area?: string;
  className: string;
};

/** The facilities of one area, body or programme at a glance. */
export function OverviewMap({ area, ...settings }: Props) {
  return <SmallMap {...settings} view={null} box={null} circle={null} subject={area ? { area } : null} />;
}
