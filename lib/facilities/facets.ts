import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import { FACET_CODES, FACET_WORDS, type FacetCount, type FacetName, type Facets } from "@/lib/facilities/facet-names";
import { type FacilityFilter, toQuery, without } from "@/lib/facilities/filter";
import { fitProfiles, matchRows } from "@/lib/facilities/matching";
import { countByCode, countProfiles, sumFitting } from "@/lib/facilities/profile-counts";
import { LOOKS_AT } from "@/lib/facilities/profiles";
import { countFacilities } from "@/lib/facilities/queries";
import { makeSet } from "@/lib/facilities/row-sets";
import { partnersOf } from "@/lib/facilities/where";
import type { Moment } from "@/lib/revisions/moment";

const withoutPartners = (filter: FacilityFilter, name: keyof FacilityFilter) => without(filter, ...partnersOf(name));

/** The one question that a choice puts: the parameter with its partners, and nothing else of the filter. */
const questionOf = (name: FacetName, choice: FacilityFilter): FacilityFilter =>
  Object.fromEntries(partnersOf(name).flatMap((partner) => (choice[partner] ? [[partner, choice[partner]]] : [])));

// Choosing a kind keeps the shift and audience that are set: together they must hold of one function. So it is
// with body and role. Each choice is counted by the very clause that the list it opens will use.
async function countWords(
  name: keyof typeof FACET_WORDS,
  filter: FacilityFilter,
  moment: Moment,
): Promise<FacetCount[]> {
  const words = FACET_WORDS[name];
  const profile = LOOKS_AT[name];
  const questions = words.map((word) => questionOf(name, { ...filter, [name]: [word] }));
  const { table, set } = await matchRows(withoutPartners(filter, name), moment);
  const fitting = await fitProfiles(table, profile, questions, moment);
  const counts = countProfiles(table, set, profile);
  return words.map((value, at) => ({ value, count: sumFitting(counts, fitting[at] ?? makeSet(0)) }));
}

const CODE_NAME = { area: "area", programme: "programme", body: "role" } as const;

/** The bodies of a facility; with roles asked for, those that have one of them. */
function bodiesIn(tokens: readonly string[], roles: readonly string[] | undefined): string[] {
  if (!roles) return tokens.filter((token) => !token.includes(":"));
  return tokens.flatMap((token) => {
    const [body = "", role = ""] = token.split(":");
    return body !== "" && roles.includes(role) ? [body] : [];
  });
}

async function countCodes(
  name: (typeof FACET_CODES)[number],
  filter: FacilityFilter,
  moment: Moment,
): Promise<FacetCount[]> {
  const { table, set } = await matchRows(withoutPartners(filter, name), moment);
  const pick = (codes: readonly string[]) => (name === "body" ? bodiesIn(codes, filter.role) : codes);
  const counts = await countByCode(table, set, CODE_NAME[name], pick);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

async function readFacets(filter: FacilityFilter, moment: Moment): Promise<Facets> {
  const names = Object.keys(FACET_WORDS) as (keyof typeof FACET_WORDS)[];
  const [contested, words, codes] = await Promise.all([
    countFacilities({ ...filter, contested: true }, moment),
    Promise.all(names.map(async (name) => [name, await countWords(name, filter, moment)] as const)),
    Promise.all(FACET_CODES.map(async (name) => [name, await countCodes(name, filter, moment)] as const)),
  ]);
  return {
    ...(Object.fromEntries([...words, ...codes]) as Record<FacetName, FacetCount[]>),
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
  const known = kept.get(key);
  if (known) return known;
  const reading = readFacets(filter, moment);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
