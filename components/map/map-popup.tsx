"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { Popup, useMap } from "react-leaflet";
import { StatusMark } from "@/components/status/status-mark";
import { formatDate, formatNumber } from "@/lib/i18n/format";
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
  /** Opened from the keyboard or the list: the focus goes in, and back when it closes. */
  focus?: boolean;
};

/** The facts that matter of what was pressed, each facility with its own page. */
export function MapPopup({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const { labels, locale } = useMapSettings();
  const map = useMap();
  const body = useRef<HTMLDivElement>(null);
  const { members, lat, lon, n, dx, dy, focus = false } = opened;
  const [first] = members;

  useEffect(() => {
    if (!focus) return;
    const before = document.activeElement;
    body.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [focus]);

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };

  return (
    <Popup
      key={`${lat},${lon},${first?.ref}`}
      position={[lat, lon]}
      offset={[dx, dy - 6]}
      closeButton={false}
      {...roomFor(map.getSize())}
      eventHandlers={{ remove: onClose }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape is a way out of the whole popup, not a control */}
      <div
        ref={body}
        tabIndex={-1}
        onKeyDown={closeOnEscape}
        dir={locale === "ur" ? "rtl" : "ltr"}
        className="outline-none"
      >
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
    </Popup>
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
