import { BODY_COLUMNS, type BodyRow } from "@/lib/bodies/columns";
import { BODY_KINDS, type BodyDocument } from "@/lib/bodies/schema";
import { tallyBy } from "@/lib/facilities/tallies";
import { NO_TALLY } from "@/lib/facilities/tally-columns";
import { readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { day, listOf, momentOrRevision, moment as since, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = { q: words, kind: listOf(BODY_KINDS), as_of: day, updated_since: since, known_at: momentOrRevision };
export type BodyFilter = QueryValue<typeof fields>;

async function read(moment: Moment): Promise<BodyRow[]> {
  const [bodies, tallies] = await Promise.all([readRecords<BodyDocument>("body", moment), tallyBy("body", moment)]);
  return bodies.map(({ key, document: { citations: _citations, ...body } }) => ({
    ...body,
    ...(tallies.get(key) ?? NO_TALLY),
  }));
}

/** Every body with how many facilities it stands behind, whatever its role. */
export const BODY_LIST: RecordList<BodyRow, BodyFilter> = {
  name: "bodies",
  columns: BODY_COLUMNS,
  query: defineQuery(fields),
  key: "code",
  sort: { column: "name", descending: false },
  read,
  match: (rows, { q, kind }) => {
    const says = searchIn(rows, q, (row) => [row.code, row.name, row.short_name, row.name_ur]);
    return rows.filter((row) => (kind === undefined || kind.includes(row.kind)) && says(row));
  },
};
