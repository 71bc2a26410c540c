import { AREA_COLUMNS, type AreaRow } from "@/lib/areas/columns";
import { CODED_CONDITIONS, conditionFields, conditionsIn } from "@/lib/areas/conditions";
import { readAreaRows } from "@/lib/areas/rows";
import { AREA_LEVELS } from "@/lib/areas/schema";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, listOf, momentOrRevision, oneOf, moment as since, words } from "@/lib/records/query-fields";
import { searchIn } from "@/lib/search/match";

const fields = {
  q: words,
  level: listOf(AREA_LEVELS),
  within: codes,
  /** `0`: those without a facility that counts; `1`: those with one. */
  listed: oneOf(["0", "1"]),
  ...conditionFields,
  as_of: day,
  updated_since: since,
  known_at: momentOrRevision,
};
export type AreaFilter = QueryValue<typeof fields>;

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

/** Whether an area has a facility that counts; unknown, and so neither way, where nothing was counted. */
const isListed = ({ facilities }: AreaRow, listed: "0" | "1") =>
  facilities !== null && facilities > 0 === (listed === "1");

/** Every area with its facilities, zeros included; which facilities count is part of the filter. */
export const AREA_LIST: RecordList<AreaRow, AreaFilter> = {
  name: "areas",
  columns: AREA_COLUMNS,
  query: defineQuery(fields),
  key: "code",
  sort: { column: "place", descending: false },
  coded: { within: "area", ...CODED_CONDITIONS },
  read: (moment, filter) => readAreaRows(moment, conditionsIn(filter)),
  match(rows, { q, level, within, listed }) {
    const says = searchIn(rows, q, (row) => [row.code, row.name, row.name_ur, ...row.aliases]);
    const inside = within && codesWithin(rows, within);
    return rows.filter(
      (row) =>
        (level === undefined || level.includes(row.level)) &&
        (inside === undefined || (inside.has(row.code) && !within?.includes(row.code))) &&
        (listed === undefined || isListed(row, listed)) &&
        says(row),
    );
  },
};
