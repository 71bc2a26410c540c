import type { AreaRow } from "@/lib/areas/columns";
import type { Conditions } from "@/lib/areas/conditions";
import { groupByParent } from "@/lib/areas/unplaced";
import type { Outline, Outlines } from "@/lib/map/schema";

/** Numbers that are drawn alike, both ends among them; the last class has no upper end. */
export type Shade = { from: number; to: number | null };

/**
 * What a shape says: `counted` has a shade; `coming` has none of what is counted, but some on the way; `perhaps` none
 * either, but some of an area above it, the part not known; `none` none; `no_data` was not counted.
 */
export type ShapeState = "counted" | "coming" | "perhaps" | "none" | "no_data";

export type ShadedShape = {
  shape: string;
  path: string;
  /** The districts that it stands for. */
  codes: readonly string[];
  /** The areas that are counted: a whole division where the shape stands for all its districts. */
  areas: readonly string[];
  count: number | null;
  state: ShapeState;
  /** Which shade, from 0; null without one. */
  shade: number | null;
};

/** A map of districts by how many facilities each has. */
export type CoverageMap = {
  outlines: Outlines;
  shapes: ShadedShape[];
  shades: Shade[];
  /** What is counted: the open ones where no status was asked for. */
  conditions: Conditions;
};

/** Each class about doubles the one before: most districts have few, and some have many. */
const SHADES: readonly Shade[] = [
  { from: 1, to: 1 },
  { from: 2, to: 3 },
  { from: 4, to: 7 },
  { from: 8, to: 15 },
  { from: 16, to: null },
];

/** The classes that some numbers need. */
export const shadesFor = (counts: readonly number[]): Shade[] =>
  SHADES.filter(({ from }) => from <= Math.max(0, ...counts));

/**
 * The areas that a shape stands for, as few as there are: where it has every district of a division it has the division,
 * and with it the facilities whose district is not known.
 */
function wholeAreas(codes: readonly string[], rows: ReadonlyMap<string, AreaRow>, parts: Map<string, AreaRow[]>) {
  const parents = new Set(codes.map((code) => rows.get(code)?.parent_code ?? null));
  const whole = [...parents].flatMap((parent) => {
    const own = parent === null ? [] : (parts.get(parent) ?? []);
    return parent !== null && own.length > 0 && own.every(({ code }) => codes.includes(code)) ? [parent] : [];
  });
  const alone = codes.filter((code) => !whole.includes(rows.get(code)?.parent_code ?? ""));
  return [...whole, ...alone].filter((code) => rows.has(code)).sort();
}

type Counted = {
  /** Areas with what is counted. */
  rows: readonly AreaRow[];
  /** The same areas whatever the status, where the open are counted and no other status was asked for; else null. */
  all: readonly AreaRow[] | null;
};

/** Holds shapes against counts. */
export function shadeShapes(outlines: readonly Outline[], { rows, all }: Counted): ShadedShape[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const allByCode = new Map((all ?? []).map((row) => [row.code, row]));
  const parts = groupByParent(rows);
  return outlines.map(({ shape, path, codes }) => {
    const areas = wholeAreas(codes, byCode, parts);
    const sum = (name: "facilities" | "perhaps", from = byCode) => {
      const numbers = areas.map((code) => from.get(code)?.[name] ?? null);
      return numbers.some((one) => one === null) || numbers.length === 0
        ? null
        : numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
    };
    const count = sum("facilities");
    const coming = areas.some((code) => {
      const row = allByCode.get(code);
      return row !== undefined && (row.ready ?? 0) + (row.building ?? 0) + (row.promised ?? 0) > 0;
    });
    const state = stateOf(count, coming, sum("perhaps") ?? 0);
    const shade = state === "counted" ? SHADES.findLastIndex(({ from }) => from <= (count ?? 0)) : null;
    return { shape, path, codes, areas, count, state, shade };
  });
}

function stateOf(count: number | null, coming: boolean, perhaps: number): ShapeState {
  if (count === null) return "no_data";
  if (count > 0) return "counted";
  if (coming) return "coming";
  return perhaps > 0 ? "perhaps" : "none";
}
