import type { AreaDocument, AreaLevel } from "@/lib/areas/schema";

type Placed = Pick<AreaDocument, "code" | "level" | "parent_code"> & { facilities: number | null };

/** Facilities known to lie in an area, but not in which part of it; `level` is that of its parts. */
export type Without = { code: string; level: AreaLevel; count: number };

/** The areas right below each. */
export function groupByParent<Row extends { parent_code: string | null }>(rows: readonly Row[]): Map<string, Row[]> {
  const parts = new Map<string, Row[]>();
  for (const row of rows)
    if (row.parent_code !== null) parts.set(row.parent_code, [...(parts.get(row.parent_code) ?? []), row]);
  return parts;
}

/** What each area has more than its parts; areas without parts, where that is no question, are absent. */
export function findUnplaced(rows: readonly Placed[]): Map<string, Without> {
  const parts = groupByParent(rows);
  return new Map(
    rows.flatMap(({ code, facilities }) => {
      const [first, ...others] = parts.get(code) ?? [];
      if (!first || facilities === null) return [];
      const placed = others.reduce((sum, part) => sum + (part.facilities ?? 0), first.facilities ?? 0);
      return [[code, { code, level: first.level, count: facilities - placed }] as const];
    }),
  );
}
