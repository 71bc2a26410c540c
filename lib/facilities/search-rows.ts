import { LRUCache } from "lru-cache";
import sql, { join, raw } from "sql-template-tag";
import { wordKey } from "@/lib/facilities/frequent-words";
import { askRows } from "@/lib/facilities/kept-sets";
import { intersect, makeSet, type RowSet, unite } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { searchQueries, termsClause, termsFrom } from "@/lib/facilities/where";
import { keepReading } from "@/lib/records/keep-reading";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";
import { beginsRef } from "@/lib/search/refs";

const askWords = (table: RowTable, words: string, upTo: number) =>
  askRows(table, wordKey(words), upTo, termsClause(sql`${words}::tsquery`));

/** What the words of a search look for, and which others begin as one does: by what was asked, at a revision. */
const lookedFor = new LRUCache<string, Promise<Record<string, string | null>>>({ max: 200 });
const beginnings = new LRUCache<string, Promise<{ term: string }[]>>({ max: 200 });

/** So many words are asked about by name; of more, by how they begin. */
const MOST_WORDS = 1000;

/**
 * The words that a text query stands for, where the rows of some of them are kept: `'gov':*` fetches every row that says
 * "government", by name only those of the few other words that begin so. Else the text query as it is.
 */
async function wordsOf(table: RowTable, textQuery: string, moment: Moment): Promise<string[]> {
  const beginning = /^'(.*)':\*$/.exec(textQuery)?.[1];
  if (beginning === undefined) return textQuery.split(" | ");
  const kept = table.frequentWords.filter((word) => word.startsWith(beginning));
  // Refs are words of no vocabulary.
  if (kept.length === 0 || beginsRef(beginning) || table.kept.has(wordKey(textQuery))) return [textQuery];
  const others = await keepReading(beginnings, `${table.url} ${moment.revision} ${kept} ${beginning}`, () =>
    queryPublished<{ term: string }>(termsFrom(beginning, kept, moment, MOST_WORDS + 1)),
  );
  if (others.length > MOST_WORDS) return [textQuery];
  return [...kept.map((word) => `'${word}'`), ...others.map(({ term }) => term)];
}

/** The rows that a search finds: what its words look for first, then the rows of each, which other spellings share. */
export async function rowsOfSearch(table: RowTable, upTo: number, q: string, moment: Moment): Promise<RowSet> {
  const words = searchQueries(q, moment);
  if (words.length === 0) return makeSet(upTo);
  // A page asks ten times: for its rows, and for the counts of each of its facets.
  const texts = await keepReading(lookedFor, `${table.url} ${moment.revision} ${q}`, async () => {
    const asked = words.map((word, at) => sql`(${word})::text AS ${raw(`c${at}`)}`);
    return (await queryPublished<Record<string, string | null>>(sql`SELECT ${join(asked)}`))[0] ?? {};
  });
  const sets = words.map(async (_, at) => {
    const text = texts[`c${at}`] ?? null;
    if (text === null) return makeSet(upTo);
    // Of the words that fit, those with very many rows are kept one by one; the others are asked about together.
    const fitting = await wordsOf(table, text, moment);
    const frequent = fitting.filter((word) => table.kept.has(wordKey(word)));
    const rest = fitting.filter((word) => !frequent.includes(word));
    const asked = rest.length > 0 ? [...frequent, rest.join(" | ")] : frequent;
    return unite(await Promise.all(asked.map((words) => askWords(table, words, upTo))));
  });
  return intersect(await Promise.all(sets));
}
