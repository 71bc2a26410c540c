import sql, { join, raw, type Sql } from "sql-template-tag";
import { query } from "@/lib/db";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { type CodeName, readCodes } from "@/lib/facilities/profile-counts";
import { LOOKS_AT, type ProfileName } from "@/lib/facilities/profiles";
import { addFitting, fitPairs, readRolePairs } from "@/lib/facilities/role-rows";
import { addRow, hasRow, intersect, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import { dayNumber, integers, type KeptSet, type RowTable, rowTable } from "@/lib/facilities/row-table";
import { type Part, partnersOf, partsOf } from "@/lib/facilities/where";
import type { Moment } from "@/lib/revisions/moment";

/** The rows that a filter finds at a moment, and the table that they are rows of. */
export type Matches = { table: RowTable; set: RowSet };

/** Gives a set that is kept, looking only where it has not been looked yet. */
async function keep(
  table: RowTable,
  key: string,
  upTo: number,
  look: (from: number, set: RowSet) => Promise<void> | void,
): Promise<RowSet> {
  const before: KeptSet | undefined = await table.kept.get(key)?.catch(() => undefined);
  if (before && before.upTo >= upTo) return before.set;
  const looking = (async () => {
    const set = makeSet(upTo);
    if (before) set.set(before.set);
    await look(before?.upTo ?? 0, set);
    return { upTo, set };
  })();
  table.kept.set(key, looking, { size: 64 + Math.ceil(upTo / 8) });
  looking.catch(() => table.kept.delete(key));
  return (await looking).set;
}

/** A question in its one spelling; the words of a search are those that a revision knew. */
function spell({ name }: Part, filter: FacilityFilter, moment: Moment): string {
  const asked = Object.fromEntries(partnersOf(name).map((partner) => [partner, filter[partner]])) as FacilityFilter;
  return name === "q" ? `${toQuery(asked)} ${moment.revision}` : toQuery(asked);
}

const gatherIds = (clause: Sql, at: number) =>
  sql`string_agg(int4send(v.id), '') FILTER (WHERE ${clause}) AS ${raw(`c${at}`)}`;

/** What an overlap with a profile's tokens is held against. */
const TOKENS = {
  functions: "function",
  areas: "area",
  programmes: "programme",
  status: null,
  site: null,
} as const satisfies Record<ProfileName, CodeName | null>;

type Question = Part & { key: string };

/** Asks one row of each combination of a profile; every row of a combination would answer the same. */
async function askExamples({ profiles }: RowTable, name: ProfileName, upTo: number, questions: readonly Question[]) {
  if (questions.length === 0) return new Map<string, Int32Array>();
  const examples = profiles[name].examples.slice(0, upTo);
  const columns = questions.map(({ clause }, at) => gatherIds(clause, at));
  const [found] = await query<Record<string, Buffer | null>>(
    sql`SELECT ${join(columns)} FROM facility_version v WHERE v.id = ANY(${examples}::int[])`,
  );
  return new Map(questions.map(({ key }, at) => [key, integers(found?.[`c${at}`] ?? null)]));
}

/**
 * Which combinations of a profile answer each of some questions; nothing here says what matches, `where` does. Each
 * filter must put one question.
 */
export async function fitProfiles(
  table: RowTable,
  name: ProfileName,
  filters: readonly FacilityFilter[],
  moment: Moment,
): Promise<RowSet[]> {
  const { examples, of } = table.profiles[name];
  const upTo = examples.length;
  const questions = filters.flatMap((filter) =>
    partsOf(filter, moment).map((part): Question => ({ ...part, key: `${name}: ${spell(part, filter, moment)}` })),
  );
  const known = await Promise.all(questions.map(({ key }) => table.kept.get(key)?.catch(() => undefined)));
  const open = questions.filter(({ tokens }, at) => tokens === null && (known[at]?.upTo ?? -1) < upTo);
  const asking = askExamples(table, name, upTo, open);
  return Promise.all(
    questions.map(({ key, tokens }) =>
      keep(table, key, upTo, async (from, set) => {
        const codeName = TOKENS[name];
        if (tokens === null || codeName === null) {
          for (const row of (await asking).get(key) ?? []) addRow(set, of[row] ?? 0);
        } else {
          const codes = await readCodes(table, codeName);
          for (let number = from; number < upTo; number += 1)
            if (codes[number]?.some((code) => tokens.includes(code))) addRow(set, number);
        }
      }),
    ),
  );
}

/** The rows of the moment: what was true on its day, as its revision said it. */
function rowsOfMoment(table: RowTable, upTo: number, { revision, day }: Moment): Promise<RowSet> {
  return keep(table, `moment ${revision} ${day}`, upTo, (from, set) => {
    const { known_from, known_to, valid_from, valid_to } = table.columns;
    const today = dayNumber(day);
    for (let row = from; row < upTo; row += 1) {
      const known = (known_from[row] ?? 0) <= revision && (known_to[row] ?? 0) > revision;
      if (known && (valid_from[row] ?? 0) <= today && (valid_to[row] ?? 0) > today) addRow(set, row);
    }
  });
}

/** The rows below a number, of any moment, that answer one question of a filter. */
async function rowsOfPart(
  table: RowTable,
  upTo: number,
  part: Part,
  filter: FacilityFilter,
  moment: Moment,
): Promise<RowSet> {
  const looksAt = LOOKS_AT[part.name];
  const key = spell(part, filter, moment);
  if (looksAt === "role") {
    const roles = await readRolePairs(table, upTo);
    return keep(table, key, upTo, (from, set) =>
      addFitting(roles, fitPairs(roles, part.tokens ?? []), [from, upTo], set),
    );
  }
  if (looksAt === "row" || looksAt === "moment") {
    return keep(table, key, upTo, async (from, set) => {
      const [found] = await query<{ c0: Buffer | null }>(
        sql`SELECT string_agg(int4send(v.id), '') AS c0 FROM facility_version v WHERE v.id >= ${from} AND v.id < ${upTo} AND ${part.clause}`,
      );
      for (const row of integers(found?.c0 ?? null)) addRow(set, row);
    });
  }
  const asked = Object.fromEntries(
    partnersOf(part.name).map((partner) => [partner, filter[partner]]),
  ) as FacilityFilter;
  const [fitting = makeSet(0)] = await fitProfiles(table, looksAt, [asked], moment);
  return keep(table, key, upTo, (from, set) => {
    const { of } = table.profiles[looksAt];
    for (let row = from; row < upTo; row += 1) if (hasRow(fitting, of[row] ?? 0)) addRow(set, row);
  });
}

/** Finds the rows that a filter asks for: the rows that answer its questions one by one, joined. */
export async function matchRows(filter: FacilityFilter, moment: Moment): Promise<Matches> {
  const table = await rowTable(moment.revision);
  // The table may grow while we ask; what is added then belongs to later revisions.
  const upTo = table.size;
  const questions = partsOf(filter, moment).map((part) => rowsOfPart(table, upTo, part, filter, moment));
  return { table, set: intersect(await Promise.all([rowsOfMoment(table, upTo, moment), ...questions])) };
}
