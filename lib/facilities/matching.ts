import sql, { join, raw } from "sql-template-tag";
import type { FacilityFilter } from "@/lib/facilities/filter";
import { keepFrequentWords, wordKey } from "@/lib/facilities/frequent-words";
import { askRows, keepSet } from "@/lib/facilities/kept-sets";
import { fitProfiles, questionOf } from "@/lib/facilities/profile-fits";
import { LOOKS_AT } from "@/lib/facilities/profiles";
import { addFitting, fitPairs } from "@/lib/facilities/role-rows";
import { addFittingRows, addRow, hasRow, intersect, makeSet, type RowSet, unite } from "@/lib/facilities/row-sets";
import { dayNumber, type RowTable, rowTable } from "@/lib/facilities/row-table";
import { readTokenRows } from "@/lib/facilities/token-rows";
import { type Part, partsOf, searchQueries, termsClause } from "@/lib/facilities/where";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

/** The rows that a filter finds at a moment, and the table that they are rows of. */
export type Matches = { table: RowTable; set: RowSet };

/** The rows of the moment: what was true on its day, as its revision said it. */
function rowsOfMoment(table: RowTable, upTo: number, { revision, day }: Moment): Promise<RowSet> {
  return keepSet(table, `moment ${revision} ${day}`, upTo, (from, set) => {
    const { known_from, known_to, valid_from, valid_to } = table.columns;
    const today = dayNumber(day);
    for (let row = from; row < upTo; row += 1) {
      const known = (known_from[row] ?? 0) <= revision && (known_to[row] ?? 0) > revision;
      if (known && (valid_from[row] ?? 0) <= today && (valid_to[row] ?? 0) > today) addRow(set, row);
    }
  });
}

const askWords = (table: RowTable, words: string, upTo: number) =>
  askRows(table, wordKey(words), upTo, termsClause(sql`${words}::tsquery`));

/** The rows that a search finds: what its words look for first, then the rows of each, which other spellings share. */
async function rowsOfSearch(table: RowTable, upTo: number, q: string, moment: Moment): Promise<RowSet> {
  const words = searchQueries(q, moment);
  if (words.length === 0) return makeSet(upTo);
  const [texts = {}] = await queryPublished<Record<string, string | null>>(
    sql`SELECT ${join(words.map((word, at) => sql`(${word})::text AS ${raw(`c${at}`)}`))}`,
  );
  const sets = words.map(async (_, at) => {
    const text = texts[`c${at}`] ?? null;
    if (text === null) return makeSet(upTo);
    // Of the words that fit, those with very many rows are kept one by one; the others are asked about together.
    const fitting = text.split(" | ");
    const frequent = fitting.filter((word) => table.kept.has(wordKey(word)));
    const rest = fitting.filter((word) => !frequent.includes(word));
    const asked = rest.length > 0 ? [...frequent, rest.join(" | ")] : frequent;
    return unite(await Promise.all(asked.map((words) => askWords(table, words, upTo))));
  });
  return intersect(await Promise.all(sets));
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
  const { asked, key } = questionOf(part, filter);
  if (part.name === "q") return rowsOfSearch(table, upTo, filter.q ?? "", moment);
  if (looksAt === "row" || looksAt === "moment") return askRows(table, key, upTo, part.clause);
  if (looksAt === "role") {
    const roles = await readTokenRows(table, "role", upTo);
    const fits = fitPairs(roles, part.tokens ?? []);
    return keepSet(table, key, upTo, (from, set) => addFitting(roles, fits, [from, upTo], set));
  }
  const [fitting = makeSet(0)] = await fitProfiles(table, looksAt, [asked], moment);
  return keepSet(table, key, upTo, (from, set) => {
    const { of, examples } = table.profiles[looksAt];
    const fits = Uint8Array.from(examples, (_, number) => Number(hasRow(fitting, number)));
    addFittingRows(set, [from, upTo], of, fits);
  });
}

/** Finds the rows that a filter asks for: the rows that answer its questions one by one, joined. */
export async function matchRows(filter: FacilityFilter, moment: Moment): Promise<Matches> {
  const table = await rowTable(moment.revision);
  // Nobody waits for them: a search that comes first asks as it would without them.
  table.words ??= keepFrequentWords(table).catch(() => {});
  // The table may grow while we ask; what is added then belongs to later revisions.
  const upTo = table.size;
  const questions = partsOf(filter, moment).map((part) => rowsOfPart(table, upTo, part, filter, moment));
  return { table, set: intersect(await Promise.all([rowsOfMoment(table, upTo, moment), ...questions])) };
}
