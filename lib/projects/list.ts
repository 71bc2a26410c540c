import { readNamedFacilities } from "@/lib/agreements/list";
import type { ListedFacility } from "@/lib/facilities/queries";
import { PROJECT_COLUMNS, type ProjectRow } from "@/lib/projects/columns";
import { FUNDING_MEASURES, PROJECT_STATUSES, type ProjectDocument } from "@/lib/projects/schema";
import { directoryAt } from "@/lib/records/directory";
import { readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { type Named, namesBehind } from "@/lib/records/named";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, listOf, momentOrRevision, moment as since, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = {
  q: words,
  /** The lead body. */
  body: codes,
  status: listOf(PROJECT_STATUSES),
  /** `1`: rows that stand for several projects; `0`: single ones. */
  aggregate: listOf(["0", "1"]),
  /** Projects with money of such a measure. */
  money: listOf(FUNDING_MEASURES),
  source: codes,
  as_of: day,
  updated_since: since,
  known_at: momentOrRevision,
};
export type ProjectFilter = QueryValue<typeof fields>;

/** A project as a row: its money as text, and what of it is listed. */
export function toProjectRow(
  { citations: _citations, funding, facilities, ...project }: ProjectDocument,
  byRef: ReadonlyMap<string, ListedFacility>,
  bodies: ReadonlyMap<string, Named>,
): ProjectRow {
  const built = facilities.flatMap((ref) => byRef.get(ref) ?? []);
  return {
    ...project,
    funding: funding.map((money) =>
      [money.fiscal_year_from, money.fiscal_year_to ?? "", money.measure, money.amount_pkr, money.source_id].join("/"),
    ),
    facility_refs: built.map(({ ref }) => ref),
    names: namesBehind(bodies, [project.lead_body_code]),
    listed: built.length,
    open: built.filter(({ status_group }) => status_group === "open").length,
  };
}

async function read(moment: Moment): Promise<ProjectRow[]> {
  const projects = (await readRecords<ProjectDocument>("project", moment)).map(({ document }) => document);
  const [byRef, { body }] = await Promise.all([readNamedFacilities(projects, moment), directoryAt(moment.revision)]);
  return projects.map((project) => toProjectRow(project, byRef, body));
}

const meets = (asked: readonly string[] | undefined, has: readonly (string | null)[]) =>
  asked === undefined || has.some((value) => value !== null && asked.includes(value));

/** Every public project, aggregates marked and never added to their parts. */
export const PROJECT_LIST: RecordList<ProjectRow, ProjectFilter> = {
  name: "projects",
  columns: PROJECT_COLUMNS,
  query: defineQuery(fields),
  key: "ref",
  sort: { column: "title", descending: false },
  coded: { body: "body", source: "source" },
  read,
  match: (rows, { q, body, status, aggregate, money, source }) => {
    const says = searchIn(rows, q, (row) => [row.ref, row.title, row.outputs, row.lead_body_code, ...row.names]);
    return rows.filter(
      (row) =>
        meets(body, [row.lead_body_code]) &&
        meets(status, [row.status]) &&
        meets(aggregate, [row.is_aggregate ? "1" : "0"]) &&
        meets(
          money,
          row.funding.map((one) => one.split("/")[2] ?? ""),
        ) &&
        meets(source, [row.source_id]) &&
        says(row),
    );
  },
};
