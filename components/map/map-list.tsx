"use client";

import type { ReactNode } from "react";
import { StatusMark } from "@/components/status/status-mark";
import { formatDistance, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { roundToTown } from "@/lib/map/distance";
import type { ListedMember } from "@/lib/map/schema";
import { facilityPath } from "@/lib/paths";
import { fillIn } from "./fill-in";
import type { MapLabels } from "./labels";
import { useMapAnswer, useMapSettings } from "./map-provider";
import { langAttributes, nameOf, type Words } from "./member-words";

type Props = {
  id: string;
  label: string;
  /** The first of the filter's facilities, as the page was served: all there is without a script. */
  initial: ListedOnPage[];
  /** How many of the filter's facilities have a point, as the page knew. */
  withPoint: number;
  /** The whole list, for what this one has no room for. */
  allHref: string;
  children?: ReactNode;
};

/** A facility of the served list may have no point; one that the map lists always has. */
export type ListedOnPage = Omit<ListedMember, "lat" | "lon"> & { lat: number | null; lon: number | null };

/** The facilities that the map shows, as a list: reached by keyboard and read aloud, which points on a canvas are not. */
export function MapList({ id, label, initial, withPoint, allHref, children }: Props) {
  const { labels, locale } = useMapSettings();
  const answer = useMapAnswer();
  const rows: ListedOnPage[] = answer ? answer.list : initial;
  const more = (answer?.in_view ?? withPoint) - rows.length;
  return (
    <section id={id} aria-label={label} tabIndex={-1} className="outline-none">
      {children}
      {rows.length === 0 && <p className="py-4 text-soft text-sm">{labels.nothingInView}</p>}
      <ul className="divide-y divide-line border-line border-y">
        {rows.map((row) => (
          <MapListItem key={row.ref} row={row} />
        ))}
      </ul>
      {more > 0 && (
        <p className="py-3 text-sm">
          <a href={allHref}>{fillIn(labels.moreInView, { n: formatNumber(locale, more) })}</a>
        </p>
      )}
    </section>
  );
}

/** Where it is: in Urdu the district, for that has a name in Urdu. */
function placeOf({ place, district_ur }: ListedOnPage, locale: Locale): Words | null {
  if (locale === "ur" && district_ur) return { text: district_ur, lang: undefined };
  return place === null ? null : { text: place, lang: locale === "ur" ? "en" : undefined };
}

/** A point that is not the building says only how far its town or district is, and no better than to a kilometre. */
function sayAway(km: number, precision: ListedOnPage["precision"], labels: MapLabels, locale: Locale): string {
  const metres = precision === "building" ? km * 1000 : roundToTown(km);
  return fillIn(labels.away[precision], { n: formatDistance(locale, metres) });
}

function MapListItem({ row }: { row: ListedOnPage }) {
  const { store, labels, locale } = useMapSettings();
  const name = nameOf(row, locale);
  const where = placeOf(row, locale);
  const { lat, lon } = row;
  const point = lat !== null && lon !== null ? { ...row, lat, lon } : null;
  const pointOut = () => store.write({ highlighted: point });
  const leave = () => store.write({ highlighted: null });
  return (
    <li
      onPointerEnter={pointOut}
      onPointerLeave={leave}
      onFocus={pointOut}
      onBlur={leave}
      className="flex items-stretch hover:bg-wash"
    >
      <div className="min-w-0 flex-1 py-2">
        <a
          href={facilityPath(locale, row.ref)}
          {...langAttributes(name)}
          className="flex gap-2 py-0.5 font-medium leading-snug"
        >
          <span className="pt-0.5">
            <StatusMark kind={row.kind} group={row.group} hollow={row.precision !== "building"} size={15} />
          </span>
          <span>{name.text}</span>
        </a>
        <p className="ms-6 text-soft text-xs">
          {labels.status[row.status]}
          {row.km !== undefined && ` · ${sayAway(row.km, row.precision, labels, locale)}`}
          {where && " · "}
          {where && <bdi {...langAttributes(where)}>{where.text}</bdi>}
        </p>
      </div>
      {point && (
        <button
          type="button"
          onClick={() => store.write({ wanted: point })}
          aria-label={fillIn(labels.show, { name: name.text })}
          title={fillIn(labels.show, { name: name.text })}
          className="flex min-h-11 min-w-11 shrink-0 items-center justify-center text-soft hover:text-accent"
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path
              d="M8 1V4M8 12V15M1 8H4M12 8H15M8 4.5A3.5 3.5 0 1 1 7.99 4.5"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeLinecap="round"
            />
          </svg>
        </button>
      )}
    </li>
  );
}
