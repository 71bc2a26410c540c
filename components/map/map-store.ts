import type { Extent, ListedMember, MapAnswer, Mark } from "@/lib/map/schema";
import type { View } from "@/lib/map/view";

/** `slow` says that the answer is late, `failed` that none came; the last good answer stays in both. */
export type LoadState = "waiting" | "loading" | "slow" | "ready" | "failed";

export type MapState = {
  load: LoadState;
  /** What is drawn: those of the answer, or those that were given. */
  marks: Mark[] | null;
  answer: MapAnswer | null;
  /** Whether the map itself is to be seen, and no longer the drawing that came with the page. */
  drawn: boolean;
  /** The filter that the answer is about. */
  answered: string | null;
  view: View | null;
  extent: Extent | null;
  /** The facility under the pointer or the keyboard's focus, on the map or in the list. */
  highlighted: ListedMember | null;
  /** A facility that the list asks the map to go to and open. */
  wanted: ListedMember | null;
  /** Raised to ask for the marks again after a failure. */
  attempt: number;
};

export type MapStore = {
  read(): MapState;
  write(change: Partial<MapState>): void;
  subscribe(listener: () => void): () => void;
};

/** What the map, its counts and its list share. Outside React, so that panning renders only what shows it. */
export function createMapStore(marks: Mark[] | null): MapStore {
  let state: MapState = {
    load: "waiting",
    marks,
    answer: null,
    drawn: false,
    answered: null,
    view: null,
    extent: null,
    highlighted: null,
    wanted: null,
    attempt: 0,
  };
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    write(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
