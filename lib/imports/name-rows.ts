import sql, { raw } from "sql-template-tag";
import { prisma, query } from "@/lib/db";
import { drawRefs } from "@/lib/facilities/new-facility";
import { fingerprintOf, type NamedRow, pairOf } from "@/lib/imports/compare";
import type { Cells } from "@/lib/imports/row-draft";
import type { Fault } from "@/lib/imports/schema";

/** The refs that rows of a file were given, by what the rows say: the rows themselves may not be kept yet. */
export class DrawnRefs {
  readonly byPrint = new Map<string, string>();
  private readonly refs = new Set<string>();

  /** Draws a ref for each of some rows. */
  async draw(prints: readonly string[]): Promise<void> {
    const drawn = await drawRefs(prisma(), prints.length, this.refs);
    for (const [at, print] of prints.entries()) this.byPrint.set(print, drawn[at] ?? "");
    for (const ref of drawn) this.refs.add(ref);
  }
}

type Plain = { row: number; cells: Cells; faults: Fault[] };

/** The refs that the same rows had in an earlier import. */
async function readKnown(fingerprints: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ fingerprint: string; key: string }>(sql`
    SELECT DISTINCT ON (fingerprint) fingerprint, key FROM import_row
    WHERE fingerprint = ANY(${fingerprints}) AND key IS NOT NULL ORDER BY fingerprint, import_id, position`);
  return new Map(rows.map(({ fingerprint, key }) => [fingerprint, key]));
}

const isPublished = (column: "ref_a" | "ref_b") => sql`EXISTS (SELECT FROM record_version v
  WHERE v.kind = 'facility' AND v.key = ${raw(column)} AND v.known_to = 2147483647 AND v.state = 'published')`;

/** What was decided about pairs with one of some refs: which are the same facility, and which two are not. */
async function readDecisions(keys: readonly string[]) {
  const rows = await query<{ ref_a: string; ref_b: string; decision: string; a_is: boolean; b_is: boolean }>(sql`
    SELECT ref_a, ref_b, decision::text, ${isPublished("ref_a")} AS a_is, ${isPublished("ref_b")} AS b_is
    FROM possible_duplicate
    WHERE decision <> 'undecided' AND (ref_a = ANY(${keys}) OR ref_b = ANY(${keys}))`);
  const same = new Map<string, string>();
  const different = new Set<string>();
  for (const { ref_a, ref_b, decision, a_is, b_is } of rows) {
    if (decision === "different") different.add(pairOf(ref_a, ref_b));
    // A row leads to the record that is there; two that are both there are for a merge to make one.
    else if (a_is && !b_is) same.set(ref_b, ref_a);
    else if (b_is && !a_is) same.set(ref_a, ref_b);
  }
  return { same, different };
}

/**
 * Finds out which facility each row is about: the one of its ref; without a ref the one that the same row was in an earlier
 * import, or that somebody said it is; else one that is new, under a ref drawn for it.
 */
export async function nameRows(
  rows: readonly Plain[],
  drawn: DrawnRefs,
): Promise<{ named: NamedRow[]; different: Set<string> }> {
  const without = rows.filter(({ cells }) => !cells.ref?.trim());
  const prints = new Map(without.map((row) => [row, fingerprintOf(row.cells)]));
  const known = await readKnown([...prints.values()]);
  const { byPrint } = drawn;
  await drawn.draw([...new Set(prints.values())].filter((print) => !known.has(print) && !byPrint.has(print)));
  for (const print of prints.values()) known.set(print, known.get(print) ?? byPrint.get(print) ?? "");
  const { same, different } = await readDecisions([...known.values()]);
  const named = rows.map((row): NamedRow => {
    const fingerprint = prints.get(row) ?? null;
    if (fingerprint === null) return { ...row, key: row.cells.ref?.trim().toUpperCase() ?? "", fingerprint };
    const key = known.get(fingerprint) ?? "";
    return { ...row, key: same.get(key) ?? key, fingerprint };
  });
  return { named, different };
}
