import type { ListedMember, Mark } from "./schema";

/** Facilities as marks, those on exactly one point together: what the server does for the large map, for a few at hand. */
export function groupMarks(facilities: ListedMember[]): Mark[] {
  const points = new Map<string, ListedMember[]>();
  for (const facility of facilities) {
    const key = `${facility.lat},${facility.lon}`;
    points.set(key, [...(points.get(key) ?? []), facility]);
  }
  return [...points.values()].flatMap((members): Mark[] => {
    const [first, second] = members;
    if (!first) return [];
    if (!second) return [{ ...first, n: 1 }];
    return [{ lat: first.lat, lon: first.lon, n: members.length, members }];
  });
}
