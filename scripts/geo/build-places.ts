import { type City, readCities } from "./read-packages";
import { type Area, readTable } from "./read-registry";

/**
 * Names on the map. A place is `[name, name_ur, lat, lon, rank]`, its rank saying from which zoom it is drawn:
 * 0 provincial capital, 1 seat of a division, 2 of a district, 3 of a tehsil, 4 any other.
 * A region is `[kind, name, name_ur, lat, lon]`; `|` in its name breaks the line.
 */
export type PlaceLabel = [name: string, nameUr: string | null, lat: number, lon: number, rank: number];
export type RegionLabel = [kind: string, name: string, nameUr: string, lat: number, lon: number];
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

const CAPITALS = new Set(["Islamabad", "Lahore", "Karachi", "Peshawar", "Quetta", "Muzaffarabad", "Gilgit"]);
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
    labels.push([name, nameUr, round(city.lat), round(city.lon), rankPlace(name, here, tehsils)]);
  }
  const regions = readTable("scripts/geo/region-names.csv").map(
    (row): RegionLabel => [row.kind ?? "", row.name ?? "", row.name_ur ?? "", Number(row.lat), Number(row.lon)],
  );
  return { regions, places: dropTwins(labels.sort((a, b) => a[4] - b[4] || a[0].localeCompare(b[0], "en"))) };
}

function rankPlace(name: string, here: Area[], tehsils: Set<string>): number {
  if (CAPITALS.has(name)) return 0;
  const ranks = here.map((area) => RANKS[area.level]);
  return Math.min(tehsils.has(name) ? 3 : 4, ...ranks);
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
