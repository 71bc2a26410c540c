import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { keepFrequentWords } from "@/lib/facilities/frequent-words";
import { askRows, keepSet } from "@/lib/facilities/kept-sets";
import { addFitting } from "@/lib/facilities/postings";
import { fitProfiles, questionOf } from "@/lib/facilities/profile-fits";
import { LOOKS_AT } from "@/lib/facilities/profiles";
import { fitPairs } from "@/lib/facilities/role-rows";
import { addRow, hasRow, intersect, makeSet, type RowSet } from "@/lib/facilities/row-sets";
import { dayNumber, type RowTable, rowTable } from "@/lib/facilities/row-table";
import { rowsOfSearch } from "@/lib/facilities/search-rows";
import { readTokenRows } from "@/lib/facilities/token-rows";
import { type Part, partsOf } from "@/lib/facilities/where";
import { keepReading } from "@/lib/records/keep-reading";
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
  if (looksAt === "role")
    return keepSet(table, key, upTo, async (from, set) => {
      const roles = await readTokenRows(table, "role", upTo);
      addFitting(table, "role", roles, fitPairs(roles, part.tokens ?? []), [from, upTo], set);
    });
  const [fitting = makeSet(0)] = await fitProfiles(table, looksAt, [asked], moment);
  return keepSet(table, key, upTo, (from, set) => {
    const { of, examples } = table.profiles[looksAt];
    const fits = Uint8Array.from(examples, (_, number) => Number(hasRow(fitting, number)));
    addFitting(table, looksAt, { held: of }, fits, [from, upTo], set);
  });
}

/** After a failure, in milliseconds, nobody tries to read ahead. */
const RETRY = 60_000;

/**
 * Reads what takes seconds in a large register, and again once it has doubled. Nobody waits for it: who comes first asks
 * as they would without it.
 */
function readAhead(table: RowTable): void {
  if (table.size <= table.ahead.at * 2) return;
  const reading = keepFrequentWords(table).then(() => readTokenRows(table, "source", table.size));
  table.ahead = { at: table.size, reading };
  reading.catch(() =>
    setTimeout(() => {
      table.ahead.at = 0;
    }, RETRY).unref(),
  );
}

/**
 * Finds the rows that a filter asks for: the rows that answer its questions one by one, joined. A page asks the same
 * several times, for its rows, its figures and its facets: the set is the same object then, and not to be changed.
 */
export async function matchRows(filter: FacilityFilter, moment: Moment): Promise<Matches> {
  const table = await rowTable(moment.revision);
  readAhead(table);
  // The table may grow while we ask; what is added then belongs to later revisions.
  const upTo = table.size;
  const key = `${toQuery(filter)} ${moment.revision} ${moment.day} ${upTo}`;
  const set = await keepReading(table.found, key, async () => {
    const questions = partsOf(filter, moment).map((part) => rowsOfPart(table, upTo, part, filter, moment));
    return intersect(await Promise.all([rowsOfMoment(table, upTo, moment), ...questions]));
  });
  return { table, set };
}
