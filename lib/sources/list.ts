import { tallyBy } from "@/lib/facilities/tallies";
import { readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { day, listOf, momentOrRevision, moment as since, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";
import { SOURCE_COLUMNS, type SourceRow } from "@/lib/sources/columns";
import { SOURCE_KINDS, SOURCE_LANGUAGES, type SourceDocument } from "@/lib/sources/schema";

const fields = {
  q: words,
  kind: listOf(SOURCE_KINDS),
  language: listOf(SOURCE_LANGUAGES),
  as_of: day,
  updated_since: since,
  known_at: momentOrRevision,
};
export type SourceFilter = QueryValue<typeof fields>;

async function read(moment: Moment): Promise<SourceRow[]> {
  const [sources, tallies] = await Promise.all([
    readRecords<SourceDocument>("source", moment),
    tallyBy("source", moment),
  ]);
  return sources.map(({ key, document }) => ({ ...document, facilities: tallies.get(key)?.facilities ?? 0 }));
}

/** Every source that may be cited, newest first. */
export const SOURCE_LIST: RecordList<SourceRow, SourceFilter> = {
  name: "sources",
  columns: SOURCE_COLUMNS,
  query: defineQuery(fields),
  key: "id",
  sort: { column: "published_on", descending: true },
  read,
  match: (rows, { q, kind, language }) => {
    const says = searchIn(rows, q, (row) => [row.id, row.title, row.publisher]);
    return rows.filter(
      (row) =>
        (kind === undefined || kind.includes(row.kind)) &&
        (language === undefined || language.includes(row.language)) &&
        says(row),
    );
  },
};
