import { isLower } from "@/lib/claims/contradictions";
import { findCopies, groupBy, inTime, placeKey, type Said, scopeKey } from "@/lib/claims/said";
import { findSums, type OurSum } from "@/lib/claims/sums";
import type { Day } from "@/lib/dates/partial-date";

/** A claim in a series: its place in time, and what sets it apart from those before. */
export type SeriesPoint<S extends Said = Said> = {
  said: S;
  value: number;
  day: Day;
  /** It counts other kinds or statuses than the result before it. */
  scope_changed: boolean;
  /** The ref of an earlier claim for the same thing that is higher; null when none. */
  lower_than: string | null;
};

/** Claims on one measure, programme and place, in order of time; their kinds may change from one to the next. */
export type ClaimSeries<S extends Said = Said> = {
  /** The same for two claims of one series. */
  key: string;
  points: SeriesPoint<S>[];
  sums: OurSum[];
  /** Those of the same measure, programme and place that have no number or no date, and so no place in time. */
  timeless: S[];
  /** The refs of copies of one release, which are no further witness, with the ref that each repeats. */
  copies: Map<string, string>;
};

function toPoints<S extends Said>(claims: readonly S[]): SeriesPoint<S>[] {
  const points: SeriesPoint<S>[] = [];
  for (const { said, value, day } of inTime(claims)) {
    const results = points.filter((point) => !point.said.is_target);
    const before = results.at(-1);
    const higher = said.is_target
      ? undefined
      : results.findLast((point) => scopeKey(point.said) === scopeKey(said) && isLower(point, { said, value, day }));
    points.push({
      said,
      value,
      day,
      scope_changed: !said.is_target && before !== undefined && scopeKey(before.said) !== scopeKey(said),
      lower_than: higher?.said.ref ?? null,
    });
  }
  return points;
}

/** Claims as series: the fullest first. */
export function toSeries<S extends Said>(claims: readonly S[]): ClaimSeries<S>[] {
  const copies = findCopies(claims);
  const series = groupBy(claims, placeKey).map((group) => {
    const own = group.filter(({ ref }) => !copies.has(ref));
    const points = toPoints(own);
    const placed = new Set(points.map(({ said }) => said.ref));
    return {
      key: group[0] ? placeKey(group[0]) : "",
      points,
      sums: findSums(own).filter(({ by }) => by === "kind"),
      timeless: own.filter(({ ref }) => !placed.has(ref)),
      copies,
    };
  });
  return series.sort((one, other) => other.points.length - one.points.length || one.key.localeCompare(other.key));
}
