"use client";

import { AreaTools } from "./area-tools";
import LeafletMap from "./leaflet-map";
import type { Notice } from "./map-notice";

/** The map with the tools that filter by place; apart, so that pages with a small map need not load them. */
export default function FilterMap({
  wheel,
  onNotice,
}: {
  wheel: "always" | "pressed";
  onNotice: (notice: Notice | null) => void;
}) {
  return <LeafletMap live wheel={wheel} inAddress tools={<AreaTools onNotice={onNotice} />} />;
}
