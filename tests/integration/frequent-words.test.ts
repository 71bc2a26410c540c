import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { keepFrequentWords, wordKey } from "@/lib/facilities/frequent-words";
import { matchRows } from "@/lib/facilities/matching";
import { readFacilityRequest } from "@/lib/facilities/request";
import { countRows, listRows, unpackSet } from "@/lib/facilities/row-sets";
import { loadSynthetic } from "@/scripts/synthetic/load";
import { freshDatabase } from "@/tests/support/database";

await freshDatabase({ template: "empty" });

beforeAll(async () => {
  await loadSynthetic({ count: 1500, seed: 11, force: false });
  await query(sql`ANALYZE facility_version`);
}, 60_000);

const search = async (q: string) => {
  const { filter, moment } = await readFacilityRequest(new URLSearchParams({ q }));
  return matchRows(filter, moment);
};

test("the rows of a common word are kept before it is searched for, all of them, and a search finds the same", async () => {
  const { table, set } = await search("technolgy");
  const found = countRows(set);
  expect(found).toBeGreaterThan(300);
  table.kept.clear();
  await keepFrequentWords(table, 300);
  const counted = await query<{ term: string; rows: number }>(
    sql`SELECT term, count(*) AS rows FROM facility_version v, unnest(v.terms) AS term GROUP BY term HAVING count(*) > 400`,
  );
  expect(counted.length).toBeGreaterThan(10);
  const keptRows = async (term: string) => {
    const kept = await table.kept.peek(wordKey(`'${term}'`));
    return kept && unpackSet(kept.packed, kept.upTo);
  };
  for (const { term, rows } of counted) {
    const kept = await keptRows(term);
    expect([term, kept && countRows(kept)]).toEqual([term, rows]);
  }
  expect(countRows((await search("technolgy")).set)).toBe(found);
});

test("the beginning of common and rare words finds what it found before the common ones were kept", async () => {
  const beginnings = ["t", "te", "tech", "technology", "gov", "pak", "k", "zz"];
  const found = async () => {
    const sets = await Promise.all(beginnings.map(search));
    return sets.map(({ set }) => [...listRows(set)]);
  };
  const { table } = await search("tech");
  table.kept.clear();
  table.frequentWords = [];
  const before = await found();
  expect(before.map(({ length }) => length > 0)).toEqual([true, true, true, true, true, true, true, false]);
  table.kept.clear();
  await keepFrequentWords(table, 300);
  expect(table.frequentWords).toContain("technology");
  expect(await found()).toEqual(before);
});
