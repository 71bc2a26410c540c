import { groupMarks } from "@/lib/map/group";
import type { Extent, ListedMember } from "@/lib/map/schema";
import type { MapSettings } from "./map-provider";
import { SmallMap } from "./small-map";

/** How far from its point a facility may lie, in kilometres: a town, a tehsil and a district of middling size. */
const DOUBT_KM = { building: null, place: 3, tehsil: 12, district: 30, province: null, none: null } as const;
/** Half the height of the window in kilometres when the point is exact. */
const EXACT_KM = 4;

type Props = Pick<MapSettings, "locale" | "labels" | "sources" | "tiles"> & {
  facility: ListedMember;
  nearby: ListedMember[];
  className: string;
};

/** Where one facility is: its point, the circle of doubt when the point is not the building, and what stands nearby. */
export function PointMap({ facility, nearby, className, ...settings }: Props) {
  const { lat, lon, precision, name, name_ur } = facility;
  const km = DOUBT_KM[precision];
  // Its own mark, not a count of all that stand on its point.
  const others = nearby.filter((other) => other.lat !== lat || other.lon !== lon);
  return (
    <SmallMap
      {...settings}
      query={null}
      marks={groupMarks([facility, ...others])}
      view={null}
      fit={extentAround(lat, lon, (km ?? EXACT_KM) * 1.3)}
      box={null}
      circle={null}
      name={settings.locale === "ur" ? (name_ur ?? name) : name}
      subject={{ lat, lon, km }}
      className={className}
    />
  );
}

const KM_PER_DEGREE = 111.2;

function extentAround(lat: number, lon: number, km: number): Extent {
  const high = km / KM_PER_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  return { west: lon - wide, east: lon + wide, south: lat - high, north: lat + high };
}
