/** The mean radius of the earth, in kilometres (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** A point in degrees. */
export type Point = { lat: number; lon: number };

/** Great-circle distance of two points in kilometres (haversine). */
export function kmBetween(one: Point, other: Point): number {
  const [north, east] = [radians(other.lat - one.lat), radians(other.lon - one.lon)];
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** How far a town is, in whole kilometres given in metres: nearer than one is not known of a place without its building. */
export const roundToTown = (km: number): number => Math.max(1, Math.round(km)) * 1000;
