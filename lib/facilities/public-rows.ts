import sql from "sql-template-tag";
import { readBeside, type Tx } from "@/lib/db";
import type { FlatFacility } from "@/lib/facilities/flatten";
import { encodeRows, sendRows } from "@/lib/records/copy-rows";
import { spellingVariants } from "@/lib/search/fold";

/** Makes rows of the one public table; answers what writes them. */
export function prepareVersions(revision: number, rows: readonly FlatFacility[]): (tx: Tx) => Promise<void> {
  const known = { known_from: revision, known_to: 2147483647 };
  const columns = [...Object.keys(known), ...Object.keys(rows[0] ?? {})];
  const encoded = encodeRows(
    "facility_version",
    columns,
    rows.map((row) => Object.assign(row, known)),
  );
  return (tx) => sendRows(tx, encoded);
}

/** The words that a row brings to the vocabulary: not its ref, whose slips are found otherwise (lib/search/refs.ts). */
export const vocabularyOf = ({ ref, terms }: Pick<FlatFacility, "ref" | "terms">): string[] => {
  const own = ref.toLowerCase();
  return terms.filter((term) => term !== own);
};

/** Words that no name had before become searchable, with what is left of them after a typo; answers what writes them. */
export async function prepareTerms(revision: number, terms: readonly string[]): Promise<(tx: Tx) => Promise<void>> {
  const fresh = await readBeside<{ term: string }>(
    sql`SELECT term FROM unnest(${terms}::text[]) AS t(term)
      WHERE NOT EXISTS (SELECT FROM search_term known WHERE known.term = t.term)`,
  );
  const encoded = encodeRows(
    "search_term",
    ["term", "variants", "known_from"],
    fresh.map(({ term }) => ({ term, variants: spellingVariants(term), known_from: revision })),
  );
  return (tx) => sendRows(tx, encoded);
}
