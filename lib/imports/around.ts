import sql from "sql-template-tag";
import { dayOf } from "@/lib/dates/partial-date";
import { query } from "@/lib/db";
import { type ListedFacility, selectFacilities } from "@/lib/facilities/queries";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { ExportedRow, Surroundings } from "@/lib/imports/row-draft";
import type { RecordKind } from "@/lib/records/schema";

/** A facility as it stands: its newest version, and the row that the register exports of it today. */
export type Standing = {
  number: number;
  state: "published" | "retracted" | "merged";
  successor: string | null;
  document: FacilityDocument | null;
  exported: ExportedRow | null;
};

type Version = Omit<Standing, "exported"> & { key: string };
type Period = ListedFacility & { valid_from: string };

/** The rows that the register exports of some facilities today; of one that is not listed yet, its first. */
async function readExported(refs: readonly string[]): Promise<Map<string, ExportedRow>> {
  const today = dayOf(new Date());
  const periods = await selectFacilities<Period>(
    sql`v.ref = ANY(${refs}) AND v.known_to = 2147483647`,
    sql`v.ref, v.valid_from`,
    refs.length * 100,
    sql`, v.valid_from`,
  );
  const found = new Map<string, Period>();
  for (const period of periods) if (!found.has(period.ref) || period.valid_from <= today) found.set(period.ref, period);
  return found;
}

/** What the register says of some facilities now. A ref that it never published is not there. */
export async function readStandings(refs: readonly string[]): Promise<Map<string, Standing>> {
  if (refs.length === 0) return new Map();
  const [versions, exported] = await Promise.all([
    query<Version>(sql`SELECT key, number, state::text, successor, document FROM record_version
      WHERE kind = 'facility' AND key = ANY(${refs}) AND known_to = 2147483647`),
    readExported(refs),
  ]);
  return new Map(versions.map(({ key, ...version }) => [key, { ...version, exported: exported.get(key) ?? null }]));
}

const idOf = (kind: RecordKind, code: string) => `${kind} ${code}`;

/** What rows can name but for facilities, which are too many: areas, bodies, programmes, and sources that may be cited. */
export async function readSurroundings(): Promise<Surroundings & { learn(refs: readonly string[]): Promise<void> }> {
  const rows = await query<{ kind: RecordKind; key: string; parent: string | null }>(sql`
    SELECT kind::text, key, document->>'parent_code' AS parent FROM record_version
    WHERE kind IN ('area', 'body', 'programme', 'source') AND known_to = 2147483647 AND state = 'published'
      AND (kind <> 'source' OR document->>'use' = 'cite')`);
  const known = new Set(rows.map(({ kind, key }) => idOf(kind, key)));
  const parents = new Map(rows.filter(({ kind }) => kind === "area").map(({ key, parent }) => [key, parent]));
  return {
    has: (kind, code) => known.has(idOf(kind, code)),
    above(code) {
      const chain: string[] = [];
      for (let at = parents.get(code) ?? null; at !== null && !chain.includes(at); at = parents.get(at) ?? null)
        chain.push(at);
      return chain;
    },
    async learn(refs) {
      const standings = await query<{ key: string }>(sql`SELECT key FROM record_version
        WHERE kind = 'facility' AND key = ANY(${refs}) AND known_to = 2147483647 AND state = 'published'`);
      for (const { key } of standings) known.add(idOf("facility", key));
    },
  };
}
