import type { ClaimRow } from "@/lib/claims/columns";
import type { SourcedClaim } from "@/lib/claims/list";
import { type Day, firstDay } from "@/lib/dates/partial-date";

/** A claim in a series: its place in time, and what sets it apart from the one before. */
export type SeriesPoint = {
  row: ClaimRow;
  day: Day;
  /** It counts other kinds, areas, statuses or another programme than the one before it. */
  scope_changed: boolean;
  /** The ref of a neighbour of the same scope that it cannot be true beside; null when none. */
  contradicts: string | null;
  /** The ref of an earlier row of the same number that copies the same release: one witness. */
  copy_of: string | null;
};

/** A sum that nobody said: claims of one day and speaker about different kinds, added by us and marked so. */
export type OurSum = { day: Day; refs: string[]; value: number };

export type ClaimSeries = { speaker: string; measure: string; points: SeriesPoint[]; sums: OurSum[] };

const scopeOf = (row: ClaimRow) =>
  JSON.stringify([row.kinds.toSorted(), row.area_codes.toSorted(), row.statuses.toSorted(), row.programme_code]);

/** The numbers that a claim leaves open. */
function span({ value, qualifier }: ClaimRow): [number, number] {
  const said = value ?? 0;
  if (qualifier === "about") return [said * 0.9, said * 1.1];
  if (qualifier === "at_least") return [said, Number.POSITIVE_INFINITY];
  if (qualifier === "up_to") return [0, said];
  return [said, said];
}

/** Two results of one scope contradict when a later count is lower than an earlier could be, or one day has two. */
function contradict(earlier: SeriesPoint, later: SeriesPoint): boolean {
  if (earlier.row.is_target || later.row.is_target || earlier.row.value === null || later.row.value === null) return false;
  const [[from], [start, end]] = [span(earlier.row), span(later.row)];
  if (end < from) return true;
  return earlier.day === later.day && start > span(earlier.row)[1];
}

/** Claims of one day, source and speaker that differ in kind alone are parts of a whole; their sum is ours. */
function sumParts(points: readonly SeriesPoint[]): OurSum[] {
  const groups = new Map<string, SeriesPoint[]>();
  for (const point of points) {
    const { area_codes, statuses, programme_code, source_id, is_target, value } = point.row;
    if (value === null || is_target) continue;
    const key = JSON.stringify([point.day, source_id, area_codes.toSorted(), statuses.toSorted(), programme_code]);
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups.values()].flatMap((parts) => {
    const kinds = parts.flatMap(({ row }) => row.kinds);
    const [first] = parts;
    if (!first || parts.length < 2 || new Set(kinds).size !== kinds.length) return [];
    return [{ day: first.day, refs: parts.map(({ row }) => row.ref), value: parts.reduce((sum, { row }) => sum + (row.value ?? 0), 0) }];
  });
}

/**
 * The claims of one speaker on one measure over time, each beside what the register listed that day. Undated claims
 * have no place in time and stay out.
 */
export function toSeries(rows: readonly ClaimRow[], sources: ReadonlyMap<string, SourcedClaim["source"]>, speaker: string, measure: string): ClaimSeries {
  const dated = rows
    .filter((row) => row.speaker_body_code === speaker && row.measure === measure && row.as_of !== null)
    .map((row) => ({ row, day: firstDay(row.as_of ?? "") }))
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.row.ref.localeCompare(b.row.ref));
  const points: SeriesPoint[] = [];
  for (const { row, day } of dated) {
    const before = points.at(-1);
    const sameScope = points.filter((point) => scopeOf(point.row) === scopeOf(row) && point.row.is_target === row.is_target);
    const origin = sources.get(row.source_id)?.origin_group ?? null;
    const copy = sameScope.find(
      (point) => point.row.value === row.value && origin !== null && sources.get(point.row.source_id)?.origin_group === origin,
    );
    const neighbour = sameScope.at(-1);
    const point: SeriesPoint = {
      row,
      day,
      scope_changed: before !== undefined && scopeOf(before.row) !== scopeOf(row),
      contradicts: null,
      copy_of: copy?.row.ref ?? null,
    };
    if (neighbour && contradict(neighbour, point)) point.contradicts = neighbour.row.ref;
    points.push(point);
  }
  return { speaker, measure, points, sums: sumParts(points) };
}
