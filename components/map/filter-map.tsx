"use client";

import { AreaTools } from "./area-tools";
import LeafletMap from "./leaflet-map";

/** The map with the tools that filter by place; apart, so that pages with a small map need not load them. */
export default function FilterMap({ onNotice }: { onNotice: (notice: string | null) => void }) {
  return <LeafletMap live inAddress tools={<AreaTools onNotice={onNotice} />} />;
}
