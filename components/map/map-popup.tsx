"use client";

import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from "react";
import { Popup, useMap } from "react-leaflet";
import { StatusMark } from "@/components/status/status-mark";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import { DIRECTIONS } from "@/lib/i18n/locales";
import type { Member } from "@/lib/map/schema";
import { facilityPath } from "@/lib/paths";
import { fillIn } from "./fill-in";
import { useMapSettings } from "./map-provider";
import { langAttributes, nameOf } from "./member-words";

/** One facility, or those of one point; `dx`, `dy` are pixels from the point to the mark that was pressed. */
export type Opened = {
  members: Member[];
  lat: number;
  lon: number;
  n: number;
  dx: number;
  dy: number;
  /** What opened it, when it was not the map: the focus goes into the popup, and back there when it closes. */
  from?: Element | null;
};

/**
 * The facts that matter of what was pressed, each facility with its own page. Rendered anew only for another popup:
 * each time it is, Leaflet moves the map to make room for it, which must not lead to the next time.
 */
export const MapPopup = memo(function MapPopup({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const map = useMap();
  const { members, lat, lon, dx, dy } = opened;
  // A new array would open the popup anew.
  const position = useMemo((): [number, number] => [lat, lon], [lat, lon]);
  return (
    <Popup
      key={`${lat},${lon},${members[0]?.ref}`}
      position={position}
      offset={[dx, dy - 6]}
      closeButton={false}
      {...roomFor(map.getSize())}
      eventHandlers={{ remove: onClose }}
    >
      <PopupBody opened={opened} onClose={onClose} />
    </Popup>
  );
});

/** Apart from the popup, whose content Leaflet puts on the page only when it opens. */
function PopupBody({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const map = useMap();
  const { labels, locale } = useMapSettings();
  const body = useRef<HTMLDivElement>(null);
  const { members, n, from } = opened;
  const [first] = members;

  useEffect(() => {
    if (!from) return;
    body.current?.focus({ preventScroll: true });
    return () => {
      // Whoever has gone elsewhere meanwhile is left there.
      if (document.activeElement !== document.body || !(from instanceof HTMLElement)) return;
      from.focus({ preventScroll: true });
      // A list that has been closed meanwhile takes no focus.
      if (document.activeElement !== from) map.getContainer().focus({ preventScroll: true });
    };
  }, [map, from]);

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a way out of the whole popup, not a control
    <div ref={body} tabIndex={-1} onKeyDown={closeOnEscape} dir={DIRECTIONS[locale]} className="outline-none">
      <div className="flex items-start gap-2 ps-3">
        <p className="flex-1 pt-3 text-soft text-xs">
          {n > 1 ? fillIn(labels.several, { n: formatNumber(locale, n) }) : first && labels.kind[first.kind]}
        </p>
        <button type="button" onClick={onClose} aria-label={labels.close} className="map-tool rounded-sm">
          <svg viewBox="0 0 10 10" width="11" height="11" aria-hidden="true">
            <path d="M1 1L9 9M9 1L1 9" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </button>
      </div>
      <ul className={n > 1 ? "divide-y divide-line border-line border-t" : "-mt-2"}>
        {members.map((member) => (
          <li key={member.ref} className="px-3 py-2.5">
            <MemberFacts member={member} withKind={n > 1} />
          </li>
        ))}
      </ul>
      {n > members.length && (
        <p className="border-line border-t px-3 py-2 text-soft">
          {fillIn(labels.moreHere, { n: formatNumber(locale, n - members.length) })}
        </p>
      )}
    </div>
  );
}

/** The popup's size, and how far from the edges and the tools it keeps, in a window of this size. */
function roomFor({ x, y }: { x: number; y: number }) {
  const maxWidth = Math.min(290, x - 70);
  return {
    minWidth: Math.min(190, maxWidth),
    maxWidth,
    maxHeight: Math.max(120, Math.min(320, y - 120)),
    autoPanPaddingTopLeft: [10, 60] as [number, number],
    autoPanPaddingBottomRight: [60, 30] as [number, number],
  };
}

/** Name, status with its date, place and how well it is known. */
function MemberFacts({ member, withKind }: { member: Member; withKind: boolean }) {
  const { labels, locale } = useMapSettings();
  const name = nameOf(member, locale);
  const { kind, group, status, status_on, contested, precision, place } = member;
  return (
    <>
      <a href={facilityPath(locale, member.ref)} {...langAttributes(name)} className="block font-semibold leading-snug">
        {name.text}
      </a>
      {withKind && <p className="text-soft text-xs">{labels.kind[kind]}</p>}
      <p className="mt-1.5 flex items-baseline gap-2">
        <span className="self-center">
          <StatusMark kind={kind} group={group} hollow={precision !== "building"} size={14} />
        </span>
        <span>
          {labels.status[status]}
          {status_on && <span className="text-soft"> · {formatDate(locale, status_on)}</span>}
        </span>
        {contested && <span className="tag text-warn">{labels.contested}</span>}
      </p>
      <p className="text-soft text-xs leading-normal">
        {place && <bdi lang={locale === "ur" ? "en" : undefined}>{place}</bdi>}
        {place && " · "}
        {labels.precision[precision]}
      </p>
    </>
  );
}
