import type { Citation } from "@/lib/records/schema";

/** Fields that stand or fall together: half a point is none. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = { point: ["lat", "lon", "location_precision"] };

/** What a reviewer takes or leaves: a field, or fields that stand together under one name. */
export const unitOf = (field: string): string =>
  Object.entries(TOGETHER).find(([, fields]) => fields.includes(field))?.[0] ?? field;

/** The fields of a unit. */
export const fieldsOfUnit = (unit: string): readonly string[] =>
  (Object.hasOwn(TOGETHER, unit) && TOGETHER[unit]) || [unit];

/** One change of a field, as a reviewer sees it; values as documents have them. */
export type FieldReview = {
  field: string;
  /** What the register says now, and what it would say. */
  before: unknown;
  after: unknown;
  /** Set where the register changed meanwhile as well: what the author saw. */
  base?: unknown;
  /** Both sides changed it, and not to the same: somebody chooses. */
  conflict: boolean;
};

/** Fields that stand together, and what the new values are said to rest on. */
export type UnitReview = {
  unit: string;
  fields: FieldReview[];
  conflict: boolean;
  rests: Citation[];
  /** Left out when the rest was published. */
  leftOut: boolean;
};
