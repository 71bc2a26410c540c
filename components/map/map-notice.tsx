"use client";

import { DIRECTIONS } from "@/lib/i18n/locales";
import { useMapSettings, useMapState } from "./map-provider";

/** A sentence of a tool; `onClose` also gives up what the tool was waiting for. */
export type Notice = { text: string; onClose: () => void };

/** What the map has to say: that it is late, that it failed and can be asked again, what a tool expects. */
export function MapNotice({ notice }: { notice: Notice | null }) {
  const { labels, locale, store } = useMapSettings();
  const load = useMapState((state) => state.load);
  const said = load === "failed" ? labels.failed : (notice?.text ?? (load === "slow" ? labels.slow : null));
  return (
    <div role="status" dir={DIRECTIONS[locale]} className="map-notice">
      {said && (
        <div className="flex items-center gap-3 rounded-sm bg-ink ps-4 text-paper text-sm shadow-float">
          <p className="py-2.5">{said}</p>
          {load === "failed" ? (
            <button
              type="button"
              onClick={() => store.write({ attempt: store.read().attempt + 1 })}
              className="min-h-11 px-4 font-semibold underline"
            >
              {labels.retry}
            </button>
          ) : (
            notice && (
              <button type="button" onClick={notice.onClose} className="min-h-11 px-4 underline">
                {labels.close}
              </button>
            )
          )}
        </div>
      )}
    </div>
  );
}
