import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import { FACET_WORDS, type FacetCount, type FacetName, type Facets } from "@/lib/facilities/facet-names";
import { type FacilityFilter, toQuery, without } from "@/lib/facilities/filter";
import { matchRows } from "@/lib/facilities/matching";
import { countByCode, countProfiles, sumFitting } from "@/lib/facilities/profile-counts";
import { fitProfiles } from "@/lib/facilities/profile-fits";
import { LOOKS_AT } from "@/lib/facilities/profiles";
import { countSorts, namesOf, sortByBody } from "@/lib/facilities/role-rows";
import { keepRows } from "@/lib/facilities/row-sets";
import type { BodyRole } from "@/lib/facilities/schema";
import { readTokenRows } from "@/lib/facilities/token-rows";
import { partnersOf } from "@/lib/facilities/where";
import { keepReading } from "@/lib/records/keep-reading";
import type { Moment } from "@/lib/revisions/moment";

const withoutPartners = (filter: FacilityFilter, name: keyof FacilityFilter) => without(filter, ...partnersOf(name));

/** The one question that a choice puts: the parameter with its partners, and nothing else of the filter. */
const questionOf = (name: FacetName, choice: FacilityFilter): FacilityFilter =>
  Object.fromEntries(partnersOf(name).flatMap((partner) => (choice[partner] ? [[partner, choice[partner]]] : [])));

// Choosing a kind keeps the shift and audience that are set: together they must hold of one function. So it is
// with body and role. Each choice is counted by the very clause that the list it opens will use.
async function countWords(name: (typeof WORDS)[number], filter: FacilityFilter, moment: Moment): Promise<FacetCount[]> {
  const words = FACET_WORDS[name];
  const profile = LOOKS_AT[name];
  const questions = words.map((word) => questionOf(name, { ...filter, [name]: [word] }));
  const { table, set } = await matchRows(withoutPartners(filter, name), moment);
  const fitting = await fitProfiles(table, profile, questions, moment);
  const counts = countProfiles(table, set, profile);
  return words.map((value, at) => ({ value, count: sumFitting(counts, fitting[at]) }));
}

const byCount = (counts: Iterable<readonly [string, number]>): FacetCount[] =>
  [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));

async function countCodes(name: "area" | "programme", filter: FacilityFilter, moment: Moment): Promise<FacetCount[]> {
  const { table, set } = await matchRows(without(filter, name), moment);
  return byCount(await countByCode(table, set, name));
}

/** The roles, with the bodies that are asked for; and the bodies, with the roles that are. */
async function countRoles(filter: FacilityFilter, moment: Moment): Promise<Pick<Facets, "role" | "body">> {
  const { table, set } = await matchRows(withoutPartners(filter, "role"), moment);
  const roles = await readTokenRows(table, "role", table.size);
  const words = FACET_WORDS.role;
  const byRole = Int32Array.from(namesOf(roles), ({ body, role }) =>
    filter.body === undefined || filter.body.includes(body) ? words.indexOf(role as BodyRole) : -1,
  );
  const byBody = sortByBody(roles, filter.role);
  // At once, for what takes long is to fetch the pairs of each row.
  const [ofRoles, ofBodies] = countSorts(roles, keepRows(set), [{ of: byRole, most: words.length }, byBody]);
  return {
    role: words.map((value, at) => ({ value, count: ofRoles?.[at] ?? 0 })),
    body: byCount(byBody.bodies.map((body, at) => [body, ofBodies?.[at] ?? 0] as const)),
  };
}

/** Of how many the facts contradict each other. */
async function countContested(filter: FacilityFilter, moment: Moment): Promise<number> {
  const { table, set } = await matchRows(filter, moment);
  const [fitting] = await fitProfiles(table, LOOKS_AT.contested, [{ contested: true }], moment);
  return sumFitting(countProfiles(table, set, LOOKS_AT.contested), fitting);
}

const WORDS = ["status", "kind", "shift", "audience", "ownership", "precision"] as const satisfies FacetName[];

async function readFacets(filter: FacilityFilter, moment: Moment): Promise<Facets> {
  const [contested, words, area, programme, roles] = await Promise.all([
    countContested(filter, moment),
    Promise.all(WORDS.map(async (name) => [name, await countWords(name, filter, moment)] as const)),
    countCodes("area", filter, moment),
    countCodes("programme", filter, moment),
    countRoles(filter, moment),
  ]);
  return {
    ...(Object.fromEntries(words) as Record<(typeof WORDS)[number], FacetCount[]>),
    ...roles,
    area,
    programme,
    contested: [{ value: "1", count: contested }],
  };
}

const kept = new LRUCache<string, Promise<Facets>>({ max: 100 });

/**
 * The facets of a filter. A facet's count leaves its own parameter out, and is the total of the list that its link
 * opens: the same filter with this one value for the parameter.
 */
export function countFacets(filter: FacilityFilter, moment: Moment): Promise<Facets> {
  const key = `${env.DATABASE_URL} ${toQuery(filter)} ${moment.revision} ${moment.day}`;
  return keepReading(kept, key, () => readFacets(filter, moment));
}
