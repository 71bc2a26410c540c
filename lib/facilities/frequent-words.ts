import sql from "sql-template-tag";
import { integers } from "@/lib/facilities/gathered-rows";
import { keepSet } from "@/lib/facilities/kept-sets";
import { addRow, makeSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { queryPublished } from "@/lib/replica";

/** Of fewer rows the index finds a word's in time. */
const LEAST_ROWS = 5000;
const CHUNK = 100_000;

/** What the rows of some words are kept under (lib/facilities/search-rows.ts): the text query that finds them. */
export const wordKey = (textQuery: string) => `terms: ${textQuery}`;

/** The words that so many rows have, by what PostgreSQL knows of the column since it last looked through it. */
async function readFrequentWords(size: number, least: number): Promise<string[]> {
  const rows = await queryPublished<{ term: string }>(sql`
    SELECT term FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS t(term, share)
    WHERE schemaname = current_schema() AND tablename = 'facility_version' AND attname = 'terms' AND term IS NOT NULL AND share * ${size} >= ${least}`);
  return rows.map(({ term }) => term);
}

/**
 * Keeps the rows of every frequent word before anybody searches for it. To fetch half a million rows one by one takes
 * seconds; to look through all of them once, for all such words, takes little longer. A small register has none: a word is
 * frequent from `least` rows on.
 */
export async function keepFrequentWords(table: RowTable, least = LEAST_ROWS): Promise<void> {
  const upTo = table.size;
  if (upTo < least) return;
  const words = await readFrequentWords(upTo, least);
  if (words.length === 0) return;
  const sets = new Map(words.map((word) => [word, makeSet(upTo)]));
  for (let from = 0; from < upTo; from += CHUNK) {
    const found = await queryPublished<{ term: string; ids: Buffer }>(sql`
      SELECT term, string_agg(int4send(v.id), '') AS ids FROM facility_version v, unnest(v.terms) AS term
      WHERE v.id >= ${from} AND v.id < ${Math.min(upTo, from + CHUNK)} AND term = ANY(${words}::text[]) GROUP BY term`);
    for (const { term, ids } of found) {
      const set = sets.get(term);
      if (set) for (const row of integers(ids)) addRow(set, row);
    }
  }
  for (const [word, set] of sets) await keepSet(table, wordKey(`'${word}'`), upTo, (_from, empty) => empty.set(set));
  table.frequentWords = words;
}
