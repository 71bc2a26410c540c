import type { AreaRow } from "@/lib/areas/columns";
import type { AreaLevel } from "@/lib/areas/schema";

/** An area with those right below it, by name. */
export type AreaNode = { area: AreaRow; below: AreaNode[] };

/** Grows areas into trees from those that have nothing above them. A row whose parent is not among them stands alone. */
export function growAreas(rows: readonly AreaRow[]): AreaNode[] {
  const nodes = new Map(rows.map((area) => [area.code, { area, below: [] as AreaNode[] }]));
  const roots: AreaNode[] = [];
  for (const node of nodes.values()) {
    const above = node.area.parent_code === null ? undefined : nodes.get(node.area.parent_code);
    (above?.below ?? roots).push(node);
  }
  const byName = (one: AreaNode, other: AreaNode) => one.area.name.localeCompare(other.area.name, "en");
  for (const { below } of nodes.values()) below.sort(byName);
  return roots.sort(byName);
}

/** The areas of a level in a tree. */
export function areasOfLevel({ area, below }: AreaNode, level: AreaLevel): AreaRow[] {
  return area.level === level ? [area] : below.flatMap((node) => areasOfLevel(node, level));
}
