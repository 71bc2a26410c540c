import sql, { type Sql } from "sql-template-tag";
import type { FilterName } from "@/lib/facilities/filter";

/**
 * Columns that the rows share among few combinations of values. Every row has the number of its combination, so a
 * condition on these columns is asked of the database once a combination and not once a row, and counting by them is
 * counting numbers.
 */
export const PROFILES = {
  status: sql`v.status, v.stalled_inferred`,
  site: sql`v.main_kind, v.ownership, v.location_precision, v.contested`,
  functions: sql`v.function_tokens, v.functions`,
  areas: sql`v.area_codes, v.district_code`,
  programmes: sql`v.programmes`,
  evidence: sql`extract(year FROM v.opened_day), v.opened_basis, least(v.source_count, 3)`,
  confirmed: sql`v.confirmed_day`,
} as const satisfies Record<string, Sql>;
export type ProfileName = keyof typeof PROFILES;
export const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[];

/**
 * What each condition of the filter looks at: a profile's columns and nothing else; the role rows; the rows themselves;
 * or the moment alone. A parameter that is missing here does not compile, and one in the wrong place fails the test that compares
 * every count with the database's own.
 */
export const LOOKS_AT = {
  q: "row",
  kind: "functions",
  shift: "functions",
  audience: "functions",
  main_kind: "site",
  status: "status",
  contested: "site",
  area: "areas",
  body: "role",
  role: "role",
  programme: "programmes",
  ownership: "site",
  precision: "site",
  source: "row",
  bbox: "row",
  near: "row",
  opened: "row",
  updated_since: "row",
  as_of: "moment",
  known_at: "moment",
} as const satisfies Record<FilterName, ProfileName | "role" | "row" | "moment">;

/** The combinations that the rows of a profile have: which each row has, and a row that stands for each. */
export type Profile = { of: Uint32Array; examples: number[]; numbers: Map<number, number> };

export const emptyProfile = (): Profile => ({ of: new Uint32Array(0), examples: [], numbers: new Map() });

/** The number of a combination, by the hash of its values; a new one gets the next number, and the row as its example. */
export function numberOf(profile: Profile, hash: number, row: number): number {
  const known = profile.numbers.get(hash);
  if (known !== undefined) return known;
  const number = profile.examples.length;
  profile.numbers.set(hash, number);
  profile.examples.push(row);
  return number;
}
