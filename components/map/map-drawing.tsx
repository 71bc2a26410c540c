import "./map-drawing.css";
import { GROUP_COLOURS } from "@/components/status/status-mark";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { mercator } from "@/lib/map/mercator";
import { countGroups, isShared, isSingle, MAP_GROUPS, type Mark, type Outlines } from "@/lib/map/schema";
import { KIND_SHAPES } from "@/lib/map/shapes";
import { COUNTRY_EXTENT, MIN_ZOOM } from "@/lib/map/view";
import { facilityPath } from "@/lib/paths";
import { nameOf } from "./member-words";
import { shortNumber } from "./short-number";
import { layOut, type Target } from "./targets";

/** Pixels of the world from west to east at the least zoom: one of them is a unit of the drawing. */
const WORLD = 256 * 2 ** MIN_ZOOM;
const NORTH_WEST = mercator(COUNTRY_EXTENT.north, COUNTRY_EXTENT.west);
const SOUTH_EAST = mercator(COUNTRY_EXTENT.south, COUNTRY_EXTENT.east);
const WIDTH = (SOUTH_EAST.x - NORTH_WEST.x) * WORLD;
const HEIGHT = (SOUTH_EAST.y - NORTH_WEST.y) * WORLD;

const toUnits = (x: number, y: number) => ({ x: (x - NORTH_WEST.x) * WORLD, y: (y - NORTH_WEST.y) * WORLD });

type Props = {
  t: Translate;
  locale: Locale;
  marks: Mark[];
  outlines: Outlines;
  /** Where a mark of several leads. */
  hrefOf(mark: Mark): string;
};

/**
 * The country and its marks as the map will show them, drawn by the server: what there is to see and to press while the
 * script of the map is on its way, and without one. Its size follows the map's own steps (map-drawing.css).
 */
export function MapDrawing({ t, locale, marks, outlines, hrefOf }: Props) {
  const targets = layOut(marks, MIN_ZOOM, null, (lat, lon) => {
    const { x, y } = mercator(lat, lon);
    return { x: x * WORLD, y: y * WORLD };
  });
  return (
    <div className="map-drawing-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: links on a picture are no fields of a form */}
      <svg
        viewBox={`0 0 ${WIDTH.toFixed(1)} ${HEIGHT.toFixed(1)}`}
        role="group"
        aria-label={t("map.drawing")}
        className="map-picture mark"
      >
        <Ground outlines={outlines} />
        {targets.map((target) => (
          <MarkLink key={target.key} t={t} locale={locale} target={target} hrefOf={hrefOf} />
        ))}
      </svg>
    </div>
  );
}

function Ground({ outlines: { plane, land, ground, disputed, lines } }: { outlines: Outlines }) {
  const scale = WORLD / plane.scale;
  const { x, y } = toUnits(-plane.left / plane.scale, -plane.top / plane.scale);
  return (
    <g transform={`translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(5)})`}>
      <defs>
        <pattern id="picture-hatch" width="14" height="14" patternUnits="userSpaceOnUse">
          <path d="M-2 16L16-2M-9 9L9-9M5 23L23 5" className="picture-hatch" />
        </pattern>
      </defs>
      <path d={land} className="picture-land" />
      <path d={ground} className="picture-own" />
      <path d={disputed} className="picture-disputed" />
      <path d={disputed} fill="url(#picture-hatch)" />
      <path d={lines.province} className="picture-line picture-province" />
      <path d={lines.control} className="picture-line picture-control" />
      <path d={lines.disputed} className="picture-line picture-disputed-line" />
      <path d={lines.country} className="picture-line" />
    </g>
  );
}

type MarkProps = Pick<Props, "t" | "locale" | "hrefOf"> & { target: Target };

function MarkLink({ t, locale, target: { mark, lat, lon, dx, dy, radius }, hrefOf }: MarkProps) {
  const plane = mercator(lat, lon);
  const { x, y } = toUnits(plane.x, plane.y);
  const single = isSingle(mark);
  const name = single ? nameOf(mark, locale).text : t(isShared(mark) ? "map.atPoint" : "map.inPart", { n: mark.n });
  return (
    <g transform={`translate(${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)})`}>
      <a href={single ? facilityPath(locale, mark.ref) : hrefOf(mark)} aria-label={name} className="picture-mark">
        <title>{name}</title>
        {/* A finger covers more than a mark. */}
        <circle r={Math.max(radius, 12)} fill="transparent" />
        {single ? <SingleShape mark={mark} /> : <Disc mark={mark} radius={radius} locale={locale} />}
      </a>
    </g>
  );
}

function SingleShape({ mark }: { mark: Extract<Mark, { ref: string }> }) {
  const shape = KIND_SHAPES[mark.kind];
  return (
    <g transform="scale(0.8)" strokeLinejoin="round" className={GROUP_COLOURS[mark.group]}>
      <path d={shape} className="picture-halo" />
      <path
        d={shape}
        className={mark.precision === "building" ? undefined : "picture-hollow"}
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="3"
      />
    </g>
  );
}

const RING = 4;

/** A count with a ring of the shares by status, one arc after the other from the top. */
function Disc({ mark, radius, locale }: { mark: Mark; radius: number; locale: Locale }) {
  const groups = countGroups(mark);
  const present = MAP_GROUPS.filter((group) => groups[group]);
  const sum = present.reduce((total, group) => total + (groups[group] ?? 0), 0);
  const arcs = present.map((group, at) => ({
    group,
    n: groups[group] ?? 0,
    from: present.slice(0, at).reduce((total, before) => total + (groups[before] ?? 0), 0),
  }));
  const label = shortNumber(mark.n, locale);
  return (
    <>
      {isShared(mark) && <circle cx="3" cy="-3" r={radius} className="picture-disc picture-behind" />}
      <circle r={radius + 1} className="picture-disc" />
      {arcs.map(({ group, n, from }) => (
        <circle
          key={group}
          r={radius - RING / 2}
          pathLength={sum}
          strokeDasharray={`${n} ${sum - n}`}
          strokeDashoffset={-from}
          transform="rotate(-90)"
          fill="none"
          stroke="currentColor"
          strokeWidth={RING}
          className={GROUP_COLOURS[group]}
        />
      ))}
      <text dy="0.35em" textAnchor="middle" className={label.length > 3 ? "picture-long" : undefined}>
        {label}
      </text>
    </>
  );
}
