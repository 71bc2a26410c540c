import sql, { join, raw, type Sql } from "sql-template-tag";
import { dayOf, firstDay, lastDay } from "@/lib/dates/partial-date";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { STATUS_GROUPS } from "@/lib/facilities/status";
import { functionToken, roleToken } from "@/lib/facilities/tokens";
import { EARTH_RADIUS_KM } from "@/lib/map/distance";
import { type Moment, startOfSince } from "@/lib/revisions/moment";
import { foldWords, spellingVariants, TYPO_MIN_LENGTH } from "@/lib/search/fold";
import { beginsRef, refsNear } from "@/lib/search/refs";

/** A clause that is true of the rows that have one of some tokens in a column; the tokens, for who holds that column. */
type Overlap = { clause: Sql; tokens: readonly string[] };

/** One clause a parameter: a parameter without one does not compile. Null: another clause speaks for it. */
type Clauses = {
  [Name in keyof Required<FacilityFilter>]: (filter: FacilityFilter, moment: Moment) => Sql | Overlap | null;
};

type TokenColumn = "function_tokens" | "role_tokens" | "area_codes" | "programmes" | "source_ids";

const overlap = (column: TokenColumn, tokens: readonly string[] = []): Overlap => ({
  clause: sql`v.${raw(column)} && ${tokens}::text[]`,
  tokens,
});

const none = [null];

/** Kind, shift and audience must hold of one function, so the three are one question. */
function functionClause({ kind, shift, audience }: FacilityFilter): Overlap {
  const tokens = (kind ?? none).flatMap((k) =>
    (shift ?? none).flatMap((s) => (audience ?? none).map((a) => functionToken({ kind: k, shift: s, audience: a }))),
  );
  return overlap("function_tokens", tokens);
}

/** Body and role must hold of one role row. */
function roleClause({ body, role }: FacilityFilter): Overlap {
  const tokens = (body ?? none).flatMap((b) => (role ?? none).map((r) => roleToken(b, r)));
  return overlap("role_tokens", tokens);
}

function statusClause(words: NonNullable<FacilityFilter["status"]>): Sql {
  const statuses = words.flatMap((word) =>
    word in STATUS_GROUPS ? STATUS_GROUPS[word as keyof typeof STATUS_GROUPS] : [word],
  );
  const quiet = words.includes("stalled_inferred") ? sql` OR v.stalled_inferred` : sql``;
  return sql`(v.status = ANY(${statuses}::text[])${quiet})`;
}

/** The vocabulary as of a revision. */
const knownTerms = ({ revision }: Moment): Sql => sql`FROM search_term WHERE known_from <= ${revision}`;

const beginsWith = (word: string): Sql => sql`term >= ${word} AND term < ${`${word}\u{10FFFF}`}`;

/** Refs, which are no words of the vocabulary: there is one for each facility. */
const knownRefs = ({ revision }: Moment): Sql =>
  sql`FROM record_version WHERE kind = 'facility' AND known_from <= ${revision}`;

/** A ref sorts before one with `Z`, the last sign, wherever it goes on. */
const refBeginsWith = (word: string): Sql =>
  sql`key BETWEEN ${word.toUpperCase()} AND ${word.toUpperCase().padEnd(9, "Z")}`;

/**
 * One word: a term of the register, or a ref, that begins with it; where none does, those one typo away. The vocabulary
 * only grows and is read as of the revision, so that an old address goes on giving the same rows. A folded word is
 * letters and digits, so that nothing in it can mean anything to a text search.
 */
function wordQuery(word: string, moment: Moment): Sql {
  const starts = sql`${`'${word}':*`}::tsquery`;
  if ([...word].length < TYPO_MIN_LENGTH) return starts;
  const known = knownTerms(moment);
  const begins = sql`EXISTS (SELECT ${known} AND ${beginsWith(word)})`;
  const begun = beginsRef(word)
    ? sql`(${begins} OR EXISTS (SELECT ${knownRefs(moment)} AND ${refBeginsWith(word)}))`
    : begins;
  const refs = refsNear(word);
  const slips =
    refs.length > 0 ? sql` UNION SELECT lower(key) ${knownRefs(moment)} AND key = ANY(${refs}::text[])` : sql``;
  const near = sql`SELECT term ${known} AND variants && ${spellingVariants(word)}::text[]${slips}`;
  const typos = sql`(SELECT string_agg(quote_literal(term), ' | ' ORDER BY term)::tsquery FROM (${near}) AS near)`;
  return sql`CASE WHEN ${begun} THEN ${starts} ELSE ${typos} END`;
}

/** What each word of a search looks for, as an expression that gives a text query; null: nothing fits. */
export const searchQueries = (q: string, moment: Moment): Sql[] =>
  foldWords([q]).map((word) => wordQuery(word, moment));

/** The terms that begin with a word, but for some, no more than a number of them. */
export const termsFrom = (word: string, without: readonly string[], moment: Moment, most: number): Sql =>
  sql`SELECT quote_literal(term) AS term ${knownTerms(moment)} AND ${beginsWith(word)} AND term <> ALL(${without}::text[]) LIMIT ${most}`;

/** The rows whose terms fit a text query. */
export const termsClause = (textQuery: Sql): Sql => sql`array_to_tsvector(v.terms) @@ ${textQuery}`;

function searchClause(q: string, moment: Moment): Sql {
  const clauses = searchQueries(q, moment).map(termsClause);
  return clauses.length ? sql`(${join(clauses, " AND ")})` : sql`FALSE`;
}

/** The rows of a circle: a box that holds it all is looked up, then each distance measured. */
function nearClause({ lat, lon, km }: NonNullable<FacilityFilter["near"]>): Sql {
  const angle = km / EARTH_RADIUS_KM;
  const reach = (angle * 180) / Math.PI;
  // A circle is widest nearer to the pole than at its centre, and goes all around where it holds a pole.
  const sine = Math.sin(angle) / Math.cos((lat * Math.PI) / 180);
  const wide = Math.abs(lat) + reach < 90 ? (Math.asin(Math.min(1, sine)) * 180) / Math.PI : 180;
  const [west, east] = Math.abs(lon) + wide > 180 ? [-180, 180] : [lon - wide, lon + wide];
  // What rounding takes from the box, a metre gives back.
  const box = sql`box(point(${west - 1e-5}::float8, ${lat - reach - 1e-5}::float8), point(${east + 1e-5}::float8, ${lat + reach + 1e-5}::float8))`;
  return sql`(v.point <@ ${box} AND ${distanceKm(lat, lon)} <= ${km}::float8)`;
}

/** Great-circle distance of a row's point from another, in degrees, in kilometres (haversine). */
export function distanceKm(lat: number, lon: number): Sql {
  const [north, east] = [sql`${lat}::float8`, sql`${lon}::float8`];
  return sql`(2 * ${EARTH_RADIUS_KM}::float8 * asin(sqrt(least(1,
    power(sin(radians(v.latitude - ${north}) / 2), 2) +
    cos(radians(${north})) * cos(radians(v.latitude)) * power(sin(radians(v.longitude - ${east}) / 2), 2)))))`;
}

/** The rows of a box; its edges belong to it. */
export function boxClause({ west, south, east, north }: NonNullable<FacilityFilter["bbox"]>): Sql {
  return sql`v.point <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`;
}

function openedClause({ from, to }: NonNullable<FacilityFilter["opened"]>): Sql {
  const start = from === null ? sql`TRUE` : sql`v.opened_day >= ${firstDay(from)}::date`;
  const end = to === null ? sql`TRUE` : sql`v.opened_day <= ${lastDay(to)}::date`;
  return sql`(v.opened_day IS NOT NULL AND ${start} AND ${end})`;
}

/**
 * What has come about since a moment: a row that was published since then (the record changed, or a source, an area or
 * a body that it shows), or that began to be true after that day.
 */
function sinceClause(since: string): Sql {
  const start = startOfSince(since);
  return sql`(v.known_from > (SELECT coalesce(max(number), 0) FROM revision WHERE published_at < ${start}::timestamptz)
    OR v.valid_from > ${dayOf(new Date(start))}::date)`;
}

const clauses: Clauses = {
  q: ({ q }, moment) => (q === undefined ? null : searchClause(q, moment)),
  kind: functionClause,
  shift: (filter) => (filter.kind ? null : functionClause(filter)),
  audience: (filter) => (filter.kind || filter.shift ? null : functionClause(filter)),
  main_kind: ({ main_kind }) => sql`v.main_kind = ANY(${main_kind}::text[])`,
  status: ({ status }) => statusClause(status ?? []),
  contested: () => sql`v.contested`,
  area: ({ area }) => overlap("area_codes", area),
  body: roleClause,
  role: (filter) => (filter.body ? null : roleClause(filter)),
  programme: ({ programme }) => overlap("programmes", programme),
  ownership: ({ ownership }) => sql`v.ownership = ANY(${ownership}::text[])`,
  precision: ({ precision }) => sql`v.location_precision = ANY(${precision}::text[])`,
  source: ({ source }) => overlap("source_ids", source),
  bbox: ({ bbox }) => (bbox ? boxClause(bbox) : null),
  near: ({ near }) => (near ? nearClause(near) : null),
  opened: ({ opened }) => (opened ? openedClause(opened) : null),
  updated_since: ({ updated_since }) => (updated_since ? sinceClause(updated_since) : null),
  as_of: () => null,
  known_at: () => null,
};

/** What must be asked together with a parameter, for it is one question about one function or one role row. */
const PARTNERS: Partial<Record<keyof FacilityFilter, readonly (keyof FacilityFilter)[]>> = {
  kind: ["kind", "shift", "audience"],
  shift: ["kind", "shift", "audience"],
  audience: ["kind", "shift", "audience"],
  role: ["body", "role"],
  body: ["body", "role"],
};
export const partnersOf = (name: keyof FacilityFilter): readonly (keyof FacilityFilter)[] => PARTNERS[name] ?? [name];

/** One question of a filter: the parameter that puts it (its partners with it), and its clause; `tokens` of an overlap. */
export type Part = { name: keyof FacilityFilter; clause: Sql; tokens: readonly string[] | null };

/** The questions of a filter, without the moment; a row matches when it answers all of them. */
export function partsOf(filter: FacilityFilter, moment: Moment): Part[] {
  return (Object.keys(filter) as (keyof FacilityFilter)[]).flatMap((name) => {
    const asked = clauses[name](filter, moment);
    if (asked === null) return [];
    return ["tokens" in asked ? { name, ...asked } : { name, clause: asked, tokens: null }];
  });
}

/**
 * Which rows of `facility_version v` match, and who may see them: the only place that says so. The table holds
 * nothing but what was published, so whoever asks sees the day and the revision of the moment and no more.
 */
export function facilityWhere(filter: FacilityFilter, moment: Moment): Sql {
  return join(
    [
      sql`v.known_from <= ${moment.revision} AND v.known_to > ${moment.revision}`,
      sql`v.valid_from <= ${moment.day}::date AND v.valid_to > ${moment.day}::date`,
      ...partsOf(filter, moment).map(({ clause }) => clause),
    ],
    " AND ",
  );
}
