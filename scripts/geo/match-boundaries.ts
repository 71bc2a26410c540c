import type { BoundaryLevel } from "@/lib/map/files";
import type { Boundary } from "./read-boundaries";
import type { Area } from "./read-registry";

/** By what a shape is known, and the column of `areas.csv` that says it. */
export const MATCHES = {
  code: "code",
  pcode: "ocha_pcode",
  iso: "iso_code",
  shape: "map_shape_id",
} as const satisfies Record<string, keyof Area>;
export type Match = keyof typeof MATCHES;

export type Matched = {
  shapes: { shape: string; boundary: Boundary }[];
  /** The registry's codes that a shape stands for. */
  codes: Map<string, string[]>;
  /** Areas of the level that no shape stands for. */
  missing: Area[];
};

/**
 * Joins shapes to the registry's areas by a code that `property` of each shape holds, never by a name.
 * `extra` are codes that are known though they are no areas. Throws when a shape has no known code.
 */
export function matchBoundaries(
  boundaries: Boundary[],
  areas: Area[],
  how: { level: BoundaryLevel; match: Match; property: string; extra?: string[] },
): Matched {
  const codes = new Map<string, string[]>((how.extra ?? []).map((code) => [code, [code]]));
  const ofLevel = areas.filter((area) => area.level === how.level);
  for (const area of ofLevel) {
    const key = area[MATCHES[how.match]];
    if (key) codes.set(key, [...(codes.get(key) ?? []), area.code]);
  }
  const shapes = boundaries.map((boundary) => ({ shape: String(boundary.properties?.[how.property] ?? ""), boundary }));
  const strangers = [...new Set(shapes.filter(({ shape }) => !codes.has(shape)).map(({ shape }) => shape || "(none)"))];
  if (strangers.length > 0) {
    throw new Error(
      `No ${how.level} has this ${how.match} (read from the property "${how.property}"): ${strangers.join(", ")}`,
    );
  }
  const drawn = new Set(shapes.flatMap(({ shape }) => codes.get(shape) ?? []));
  return { shapes, codes, missing: ofLevel.filter((area) => !drawn.has(area.code)) };
}
