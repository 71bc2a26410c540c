"use client";

import { useEffect } from "react";
import type { Extent, MapAnswer } from "@/lib/map/schema";
import { clampExtent, writeExtent } from "@/lib/map/view";
import { mapFilePath } from "@/lib/paths";
import { useMapSettings, useMapState } from "./map-provider";

/** A drag that goes on within this time asks once. */
const SETTLE_MS = 120;
/** After this long an answer is called late. */
const SLOW_MS = 2500;

/**
 * Keeps the store's answer that of the shown extent. An older question is called off when a newer one is asked;
 * the last good answer stays until the next one is there.
 */
export function useMarks(): void {
  const { store, query } = useMapSettings();
  const extent = useMapState((state) => state.extent);
  const zoom = useMapState((state) => state.view?.zoom ?? null);
  const attempt = useMapState((state) => state.attempt);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a raised attempt asks the same question again
  useEffect(() => {
    if (query === null || !extent || zoom === null) return;
    const controller = new AbortController();
    const address = mapFilePath(joinQuery(query, extent, zoom));
    store.write({ load: "loading" });
    const slow = setTimeout(() => store.write({ load: "slow" }), SLOW_MS);
    const start = setTimeout(async () => {
      try {
        const answer = await askMarks(address, controller.signal);
        if (!controller.signal.aborted) store.write({ answer, answered: query, marks: answer.marks, load: "ready" });
      } catch {
        if (!controller.signal.aborted) store.write({ load: "failed" });
      } finally {
        clearTimeout(slow);
      }
    }, SETTLE_MS);
    return () => {
      controller.abort();
      clearTimeout(start);
      clearTimeout(slow);
    };
  }, [store, query, extent, zoom, attempt]);
}

async function askMarks(address: string, signal: AbortSignal): Promise<MapAnswer> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`the map's points: ${response.status}`);
  return (await response.json()) as MapAnswer;
}

function joinQuery(query: string, extent: Extent, zoom: number): string {
  const shown = `extent=${writeExtent(clampExtent(extent))}&zoom=${zoom}`;
  return query === "" ? shown : `${query}&${shown}`;
}
