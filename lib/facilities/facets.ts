import sql, { join, raw, type Sql } from "sql-template-tag";
import { query } from "@/lib/db";
import { type FacilityFilter, STATUS_WORDS, without } from "@/lib/facilities/filter";
import { AUDIENCES, BODY_ROLES, FACILITY_KINDS, OWNERSHIPS, PRECISIONS, SHIFTS } from "@/lib/facilities/schema";
import { clauseOf, facilityWhere } from "@/lib/facilities/where";
import type { Moment } from "@/lib/revisions/moment";

/** The parameters that have a short vocabulary, each with its words. */
const WORDS = {
  status: STATUS_WORDS,
  kind: FACILITY_KINDS,
  shift: SHIFTS,
  audience: AUDIENCES,
  role: BODY_ROLES,
  ownership: OWNERSHIPS,
  precision: PRECISIONS,
} as const;
const CODES = ["area", "body", "programme"] as const;

/** A facet of the filter: what could be chosen instead of what is, and how many that would give. */
export type FacetName = keyof typeof WORDS | (typeof CODES)[number];
export type FacetCount = { value: string; count: number };
export type Facets = Record<FacetName, FacetCount[]> & { contested: FacetCount[] };

// Choosing a kind keeps the shift and audience that are set: together they must hold of one function. So it is
// with body and role. Each choice is counted by the very clause that the list it opens will use.
async function countWords(name: keyof typeof WORDS, filter: FacilityFilter, moment: Moment): Promise<FacetCount[]> {
  const rest = without(filter, name);
  const words = WORDS[name];
  const counts = words.map((word, at) => sql`count(*) FILTER (WHERE ${choiceClause(name, { ...rest, [name]: [word] }, moment)}) AS ${raw(`n${at}`)}`);
  const [row] = await query<Record<string, number>>(
    sql`SELECT ${join(counts)} FROM facility_version v WHERE ${facilityWhere(withoutPartners(rest, name), moment)}`,
  );
  return words.map((value, at) => ({ value, count: row?.[`n${at}`] ?? 0 }));
}

/** What must be asked together with a parameter, for it is one question about one row. */
const PARTNERS: Partial<Record<keyof FacilityFilter, readonly (keyof FacilityFilter)[]>> = {
  kind: ["kind", "shift", "audience"],
  shift: ["kind", "shift", "audience"],
  audience: ["kind", "shift", "audience"],
  role: ["body", "role"],
  body: ["body", "role"],
};
const partnersOf = (name: keyof FacilityFilter) => PARTNERS[name] ?? [name];
const withoutPartners = (filter: FacilityFilter, name: keyof FacilityFilter) => without(filter, ...partnersOf(name));

function choiceClause(name: keyof FacilityFilter, choice: FacilityFilter, moment: Moment): Sql {
  const asked = partnersOf(name).filter((partner) => choice[partner] !== undefined);
  return join(asked.map((partner) => clauseOf(partner, choice, moment)), " AND ");
}

const CODE_COLUMN = { area: "area_codes", programme: "programmes", body: "role_tokens" } as const;

async function countCodes(name: (typeof CODES)[number], filter: FacilityFilter, moment: Moment): Promise<FacetCount[]> {
  const where = facilityWhere(withoutPartners(without(filter, name), name), moment);
  const roles = name === "body" && filter.role ? filter.role : null;
  const code = name === "body" ? sql`split_part(token, ':', 1)` : sql`token`;
  const fits =
    name !== "body" ? sql`TRUE` : roles ? sql`token LIKE '_%:%' AND split_part(token, ':', 2) = ANY(${roles}::text[])` : sql`strpos(token, ':') = 0`;
  return query<FacetCount>(sql`SELECT ${code} AS value, count(DISTINCT v.ref) AS count
    FROM facility_version v CROSS JOIN LATERAL unnest(v.${raw(CODE_COLUMN[name])}) AS token
    WHERE ${where} AND ${fits} GROUP BY 1 ORDER BY 2 DESC, 1`);
}

async function countContested(filter: FacilityFilter, moment: Moment): Promise<FacetCount[]> {
  const rest: FacilityFilter = { ...filter, contested: true };
  const [row] = await query<{ n: number }>(sql`SELECT count(*) AS n FROM facility_version v WHERE ${facilityWhere(rest, moment)}`);
  return [{ value: "1", count: row?.n ?? 0 }];
}

/**
 * The facets of a filter. A facet's count leaves its own parameter out, and is the total of the list that its link
 * opens: the same filter with this one value for the parameter.
 */
export async function countFacets(filter: FacilityFilter, moment: Moment): Promise<Facets> {
  const names = Object.keys(WORDS) as (keyof typeof WORDS)[];
  const [contested, words, codes] = await Promise.all([
    countContested(filter, moment),
    Promise.all(names.map(async (name) => [name, await countWords(name, filter, moment)] as const)),
    Promise.all(CODES.map(async (name) => [name, await countCodes(name, filter, moment)] as const)),
  ]);
  return { ...(Object.fromEntries([...words, ...codes]) as Record<FacetName, FacetCount[]>), contested };
}
