import { tallyBy } from "@/lib/facilities/tallies";
import { NO_TALLY } from "@/lib/facilities/tally-columns";
import { PROGRAMME_COLUMNS, type ProgrammeRow } from "@/lib/programmes/columns";
import type { ProgrammeDocument } from "@/lib/programmes/schema";
import { readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, momentOrRevision, moment as since, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = { q: words, body: codes, as_of: day, updated_since: since, known_at: momentOrRevision };
export type ProgrammeFilter = QueryValue<typeof fields>;

async function read(moment: Moment): Promise<ProgrammeRow[]> {
  const [programmes, tallies] = await Promise.all([
    readRecords<ProgrammeDocument>("programme", moment),
    tallyBy("programme", moment),
  ]);
  return programmes.map(({ key, document: { citations: _citations, ...programme } }) => ({
    ...programme,
    ...(tallies.get(key) ?? NO_TALLY),
  }));
}

/** Every network under which totals are claimed, with what is listed of it. */
export const PROGRAMME_LIST: RecordList<ProgrammeRow, ProgrammeFilter> = {
  name: "programmes",
  columns: PROGRAMME_COLUMNS,
  query: defineQuery(fields),
  key: "code",
  sort: { column: "name", descending: false },
  coded: { body: "body" },
  read,
  match: (rows, { q, body }) => {
    const says = searchIn(rows, q, (row) => [row.code, row.name]);
    return rows.filter((row) => (body === undefined || body.includes(row.body_code)) && says(row));
  },
};
