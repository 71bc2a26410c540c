import { type AreaRow, distanceColumn } from "@/lib/areas/columns";
import { type Conditions, kindsWithin, statusWithin } from "@/lib/areas/conditions";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";

type ColumnName = keyof AreaRow & string;

/** Three ways to look at areas; a table of all that their files have would be too wide for any window. */
export const AREA_LOOKS = ["status", "kind", "distance"] as const;
export type AreaLook = (typeof AREA_LOOKS)[number];

/** The columns of a look, under what the filter counts: a status that it leaves out has no column. */
export function columnsOfLook(look: AreaLook, asked: Conditions): ColumnName[] {
  const kinds = kindsWithin(asked);
  if (look === "kind") return ["name", "facilities", ...kinds, "perhaps"];
  if (look === "distance") return ["name", ...kinds.map(distanceColumn)];
  const groups = STATUS_GROUP_NAMES.filter((group) => statusWithin(asked.status, group) !== null);
  const [only, ...others] = kinds;
  const distance = only !== undefined && others.length === 0 ? [distanceColumn(only)] : [];
  return ["name", "facilities", ...(groups.length > 1 ? groups : []), "perhaps", ...distance];
}

/** The look whose columns are shown; null for a choice of one's own. */
export function lookOf(columns: readonly string[] | undefined, asked: Conditions): AreaLook | null {
  if (columns === undefined) return "status";
  const chosen = new Set(columns);
  const same = (look: AreaLook) => {
    const own = columnsOfLook(look, asked);
    return own.length === chosen.size && own.every((name) => chosen.has(name));
  };
  return AREA_LOOKS.find(same) ?? null;
}
