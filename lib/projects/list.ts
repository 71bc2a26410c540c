import { readNamedFacilities } from "@/lib/agreements/list";
import { PROJECT_COLUMNS, type ProjectRow } from "@/lib/projects/columns";
import { PROJECT_STATUSES, type ProjectDocument } from "@/lib/projects/schema";
import { readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, listOf, momentOrRevision, oneOf, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = {
  q: words,
  body: codes,
  status: listOf(PROJECT_STATUSES),
  /** `1`: rows that stand for several projects; `0`: single ones. */
  aggregate: oneOf(["0", "1"]),
  as_of: day,
  known_at: momentOrRevision,
};
export type ProjectFilter = QueryValue<typeof fields>;

async function read(moment: Moment): Promise<ProjectRow[]> {
  const projects = await readRecords<ProjectDocument>("project", moment);
  const byRef = await readNamedFacilities(
    projects.map(({ document }) => document),
    moment,
  );
  return projects.map(({ document: { citations: _citations, funding, facilities, ...project } }) => {
    const built = facilities.flatMap((ref) => byRef.get(ref) ?? []);
    return {
      ...project,
      funding: funding.map((money) =>
        [money.fiscal_year_from, money.fiscal_year_to ?? "", money.measure, money.amount_pkr, money.source_id].join(
          "/",
        ),
      ),
      facility_refs: built.map(({ ref }) => ref),
      listed: built.length,
      open: built.filter(({ status_group }) => status_group === "open").length,
    };
  });
}

/** Every public project, aggregates marked and never added to their parts. */
export const PROJECT_LIST: RecordList<ProjectRow, ProjectFilter> = {
  name: "projects",
  columns: PROJECT_COLUMNS,
  query: defineQuery(fields),
  key: "ref",
  sort: { column: "title", descending: false },
  read,
  match: (rows, { q, body, status, aggregate }) => {
    const says = searchIn(rows, q, (row) => [row.ref, row.title, row.outputs, row.lead_body_code]);
    return rows.filter(
      (row) =>
        (body === undefined || (row.lead_body_code !== null && body.includes(row.lead_body_code))) &&
        (status === undefined || status.includes(row.status)) &&
        (aggregate === undefined || row.is_aggregate === (aggregate === "1")) &&
        says(row),
    );
  },
};
