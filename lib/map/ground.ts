import { readMapSources } from "@/lib/map/files";
import type { MapGround } from "@/lib/map/schema";

export type { MapGround };

/** Reads it from the settings of the process. Throws when the base map has not been built. */
export function readMapGround(settings: {
  DATA_DIR: string;
  TILE_URL: string | undefined;
  TILE_ATTRIBUTION: string | undefined;
}): MapGround {
  const { DATA_DIR, TILE_URL, TILE_ATTRIBUTION } = settings;
  return {
    sources: readMapSources(DATA_DIR),
    tiles: TILE_URL === undefined ? null : { url: TILE_URL, attribution: TILE_ATTRIBUTION ?? "" },
  };
}
