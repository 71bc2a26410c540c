import { type City, readCities } from "./read-packages";
import { type Area, readTable } from "./read-registry";

/**
 * Names on the map. A place is `[name, name_ur, lat, lon, rank]`, its rank saying from which zoom it is drawn:
 * 0 provincial capital, 1 seat of a division, 2 of a district, 3 of a tehsil, 4 another town, 5 one little known.
 * A region is `[kind, name, name_ur, lat, lon, from, to]`, the last two zooms; `|` in its name breaks the line.
 */
export type PlaceLabel = [name: string, nameUr: string | null, lat: number, lon: number, rank: number];
export type RegionLabel = [
  kind: string,
  name: string,
  nameUr: string,
  lat: number,
  lon: number,
  from: number,
  to: number,
];
export type Labels = { regions: RegionLabel[]; places: PlaceLabel[] };

/** GeoNames' first-level codes and the registry's. */
export const ADMIN1_CODES: Record<string, string> = {
  "02": "PK-BA",
  "03": "PK-KP",
  "04": "PK-PB",
  "05": "PK-SD",
  "06": "PK-JK",
  "07": "PK-GB",
  "08": "PK-IS",
};

/** The most needed names first: where room is short, the later ones give way. */
const CAPITALS = ["Islamabad", "Karachi", "Lahore", "Peshawar", "Quetta", "Gilgit", "Muzaffarabad"];
const RANKS = { province: 0, division: 1, district: 2, tehsil: 3 } as const;

/** Two places of one name closer than this are one place twice. */
const SAME_PLACE_DEGREES = 0.25;

export function buildPlaces(areas: Area[]): Labels {
  const spellings = readTable("scripts/geo/place-names.csv");
  const seats = groupByPoint(areas);
  const tehsils = new Set(areas.filter((area) => area.level === "tehsil").map((area) => area.name));
  const labels: PlaceLabel[] = [];
  for (const city of readCities()) {
    const spelling =
      spellings.find((row) => row.geonames === city.name && row.admin1 === city.admin1) ??
      spellings.find((row) => row.geonames === city.name && row.admin1 === "");
    // A spelling without any name leaves the place out: a housing society, a quarter, the same town again.
    if (spelling && !spelling.label && !spelling.label_ur) continue;
    if (!spelling && /^Chak /.test(city.name)) continue;
    const here = seats.get(pointKey(city)) ?? [];
    const name = spelling?.label || city.name;
    const nameUr = spelling?.label_ur || here.find((area) => area.name === city.name)?.name_ur || null;
    labels.push([name, nameUr, round(city.lat), round(city.lon), rankPlace(name, here, tehsils, nameUr !== null)]);
  }
  const regions = readTable("scripts/geo/region-names.csv").map(
    ({ kind = "", name = "", name_ur = "", ...at }): RegionLabel => {
      return [kind, name, name_ur, Number(at.lat), Number(at.lon), Number(at.from_zoom), Number(at.to_zoom)];
    },
  );
  return { regions, places: dropTwins(labels.sort(byNeed)) };
}

function byNeed([a, , , , rankA]: PlaceLabel, [b, , , , rankB]: PlaceLabel): number {
  return rankA - rankB || CAPITALS.indexOf(a) - CAPITALS.indexOf(b) || a.localeCompare(b, "en");
}

function rankPlace(name: string, here: Area[], tehsils: Set<string>, known: boolean): number {
  if (CAPITALS.includes(name)) return 0;
  const ranks = here.map((area) => RANKS[area.level]);
  return Math.min(tehsils.has(name) ? 3 : known ? 4 : 5, ...ranks);
}

function groupByPoint(areas: Area[]): Map<string, Area[]> {
  const seats = new Map<string, Area[]>();
  for (const area of areas) {
    const key = pointKey({ lat: Number(area.lat), lon: Number(area.lon) });
    seats.set(key, [...(seats.get(key) ?? []), area]);
  }
  return seats;
}

function dropTwins(labels: PlaceLabel[]): PlaceLabel[] {
  return labels.filter((label, index) => !labels.slice(0, index).some((earlier) => isTwin(earlier, label)));
}

function isTwin(a: PlaceLabel, b: PlaceLabel): boolean {
  return a[0] === b[0] && Math.abs(a[2] - b[2]) < SAME_PLACE_DEGREES && Math.abs(a[3] - b[3]) < SAME_PLACE_DEGREES;
}

function pointKey({ lat, lon }: Pick<City, "lat" | "lon">): string {
  return `${lat.toFixed(5)},${lon.toFixed(5)}`;
}

function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
