import sql, { type Sql } from "sql-template-tag";
import { addFitting } from "@/lib/facilities/postings";
import type { Profile, ProfileName } from "@/lib/facilities/profiles";
import { hasRow, intersect, keepRows, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { queryPublished } from "@/lib/replica";

/** What the rows of a combination have in common, beyond what filters ask: read from one row of each. */
const CODES = {
  status_group: { profile: "status", codes: sql`ARRAY[v.status_group]` },
  area: { profile: "areas", codes: sql`v.area_codes` },
  district: { profile: "areas", codes: sql`array_remove(ARRAY[v.district_code], NULL)` },
  function: { profile: "functions", codes: sql`v.function_tokens` },
  whole_function: { profile: "functions", codes: sql`v.functions` },
  programme: { profile: "programmes", codes: sql`v.programmes` },
  // Each with one code; what is unknown is empty.
  province: { profile: "areas", codes: sql`ARRAY[concat(v.province_code)]` },
  main_kind: { profile: "site", codes: sql`ARRAY[v.main_kind]` },
  precision: { profile: "site", codes: sql`ARRAY[v.location_precision]` },
  opening: {
    profile: "evidence",
    codes: sql`ARRAY[concat(extract(year FROM v.opened_day)::int, '/', coalesce(v.opened_basis, ''))]`,
  },
  witnesses: { profile: "evidence", codes: sql`ARRAY[least(v.source_count, 3)::text]` },
  confirmed: { profile: "confirmed", codes: sql`ARRAY[concat(v.confirmed_day)]` },
} as const satisfies Record<string, { profile: ProfileName; codes: Sql }>;
export type CodeName = keyof typeof CODES;

/** What was counted of a set: the facets of a page ask several times of the same one. */
const counted = new WeakMap<RowSet, Map<ProfileName, Uint32Array>>();

/** How many rows of a set have each combination of a profile. The set is not to be changed afterwards. */
export function countProfiles(table: RowTable, set: RowSet, name: ProfileName): Uint32Array {
  const known = counted.get(set) ?? new Map<ProfileName, Uint32Array>();
  const counts = known.get(name) ?? countCombinations(table.profiles[name], set);
  counted.set(set, known.set(name, counts));
  return counts;
}

function countCombinations({ of, examples }: Profile, set: RowSet): Uint32Array {
  const counts = new Uint32Array(examples.length);
  const rows = keepRows(set);
  for (let at = 0; at < rows.length; at += 1) {
    const number = of[rows[at] ?? 0] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}

/** How many rows that is, of the combinations that fit a question. */
export function sumFitting(counts: Uint32Array, fitting: RowSet = makeSet(0)): number {
  let sum = 0;
  for (let number = 0; number < counts.length; number += 1) if (hasRow(fitting, number)) sum += counts[number] ?? 0;
  return sum;
}

/** The codes that each combination of a profile stands for, by its number. */
export async function readCodes(table: RowTable, name: CodeName): Promise<readonly (readonly string[])[]> {
  const { profile, codes } = CODES[name];
  const upTo = table.profiles[profile].examples.length;
  // Who comes first asks at once, so that who comes with them finds the question put.
  const kept = table.codes.get(name);
  const before = kept && (await kept.catch(() => undefined));
  if (before && before.length >= upTo) return before;
  const reading = (async () => {
    const known = before ?? [];
    const examples = table.profiles[profile].examples.slice(known.length, upTo);
    const rows = await queryPublished<{ id: number; codes: string[] | null }>(
      sql`SELECT v.id, ${codes} AS codes FROM facility_version v WHERE v.id = ANY(${examples}::int[])`,
    );
    const byRow = new Map(rows.map((row) => [row.id, row.codes ?? []]));
    return [...known, ...examples.map((row) => byRow.get(row) ?? [])];
  })();
  table.codes.set(name, reading);
  reading.catch(() => table.codes.delete(name));
  return reading;
}

/** How many rows of a set have each code. */
export async function countByCode(table: RowTable, set: RowSet, name: CodeName): Promise<Map<string, number>> {
  const counts = countProfiles(table, set, CODES[name].profile);
  const codes = await readCodes(table, name);
  const found = new Map<string, number>();
  counts.forEach((count, number) => {
    if (count > 0) for (const code of codes[number] ?? []) found.set(code, (found.get(code) ?? 0) + count);
  });
  return found;
}

/** The rows of a set that have a code; `first`: as the first of theirs. */
export async function keepWithCode(
  table: RowTable,
  set: RowSet,
  name: CodeName,
  code: string,
  first = false,
): Promise<RowSet> {
  const codes = await readCodes(table, name);
  const fits = Uint8Array.from(codes, (own) => Number(first ? own[0] === code : own.includes(code)));
  const fitting = makeSet(table.size);
  const { profile } = CODES[name];
  addFitting(table, profile, { held: table.profiles[profile].of }, fits, [0, table.size], fitting);
  return intersect([set, fitting]);
}
