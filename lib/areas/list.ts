import { AREA_COLUMNS, type AreaRow } from "@/lib/areas/columns";
import { AREA_LEVELS, type AreaDocument } from "@/lib/areas/schema";
import { tallyBy } from "@/lib/facilities/tallies";
import { NO_TALLY } from "@/lib/facilities/tally-columns";
import { readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, listOf, momentOrRevision, oneOf, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = {
  q: words,
  level: listOf(AREA_LEVELS),
  within: codes,
  /** `0`: those without a facility; `1`: those with one. */
  listed: oneOf(["0", "1"]),
  as_of: day,
  known_at: momentOrRevision,
};
export type AreaFilter = QueryValue<typeof fields>;

async function read(moment: Moment): Promise<AreaRow[]> {
  const [areas, tallies] = await Promise.all([readRecords<AreaDocument>("area", moment), tallyBy("area", moment)]);
  return areas.map(({ key, document }) => ({ ...document, ...(tallies.get(key) ?? NO_TALLY) }));
}

/** The codes of some areas and of everything below them. */
export function codesWithin(
  rows: readonly { code: string; parent_code: string | null }[],
  roots: readonly string[],
): Set<string> {
  const inside = new Set(roots);
  for (let before = -1; inside.size !== before; ) {
    before = inside.size;
    for (const { code, parent_code } of rows) if (parent_code !== null && inside.has(parent_code)) inside.add(code);
  }
  return inside;
}

/** Every area with its facilities, zeros included. */
export const AREA_LIST: RecordList<AreaRow, AreaFilter> = {
  name: "areas",
  columns: AREA_COLUMNS,
  query: defineQuery(fields),
  key: "code",
  sort: { column: "code", descending: false },
  coded: { within: "area" },
  read,
  match(rows, { q, level, within, listed }) {
    const says = searchIn(rows, q, (row) => [row.code, row.name, row.name_ur, ...row.aliases]);
    const inside = within && codesWithin(rows, within);
    return rows.filter(
      (row) =>
        (level === undefined || level.includes(row.level)) &&
        (inside === undefined || (inside.has(row.code) && !within?.includes(row.code))) &&
        (listed === undefined || row.facilities > 0 === (listed === "1")) &&
        says(row),
    );
  },
};
