import type { ListPlace } from "@/lib/records/list-addresses";
import { countFacetValues, type FacetWords, listConditions } from "@/lib/records/list-facets";
import { citePlace, type ListPageModel, pageOrStart } from "@/lib/records/list-page";
import type { Parameters } from "@/lib/records/query";
import { type AskedMoment, describeMoment } from "@/lib/revisions/asked";
import type { ChangeRow } from "@/lib/revisions/change-columns";
import { type ChangeRequest, changesQuery, readChangeRequest } from "@/lib/revisions/change-filter";
import { pageChanges } from "@/lib/revisions/changes";

/** The changes of one publishing, as far as they stand on this page. */
export type RevisionChanges = { revision: number; published_at: string; note: string; changes: ChangeRow[] };

export type ChangeListPage = ListPageModel<ChangeRow, ChangeRequest> & {
  revisions: RevisionChanges[];
  said: AskedMoment;
};

type Asked = {
  parameters: Parameters;
  path(query: string): string;
  /** The kinds of record as a facet, in the page's language. */
  kinds: FacetWords;
  /** What `q` and `updated_since` are called among the conditions. */
  titles: Readonly<Record<string, string>>;
};

/** Reads everything that the page of the changes shows. Never throws for what was typed. */
export async function readChangePage({ parameters, path, kinds, titles }: Asked): Promise<ChangeListPage> {
  const asked = await readChangeRequest(parameters);
  const { request, page, refusals } = await pageOrStart(asked, (one) => pageChanges(one));
  const { filter, view, moment } = request;
  const parametersOf = (one: typeof filter): [string, string][] => [...new URLSearchParams(changesQuery(one))];
  const place: ListPlace = { filter: parametersOf(filter), view, columns: [], sort: null, path };
  const count = async (one: typeof filter) => (await pageChanges({ ...request, filter: one, view: {} }, 1)).total;
  const conditions = listConditions(place, [kinds], titles);
  const read = async (given: [string, string][]) => count((await readChangeRequest(given)).filter);
  return {
    request,
    said: describeMoment(filter, moment),
    place,
    rows: page.rows,
    revisions: byRevision(page.rows),
    total: page.total,
    next: page.next,
    facets: await countFacetValues(place, [kinds], async (_name, values) => {
      const counted = values.map(async (kind) => [kind, await count({ ...filter, kind: [kind as never] })] as const);
      return new Map(await Promise.all(counted));
    }),
    conditions,
    emptyWays:
      page.total > 0
        ? []
        : await Promise.all(conditions.map(async (one) => ({ ...one, count: await read(one.without) }))),
    refusals: [...request.refusals, ...refusals],
    citation: citePlace("changes", place, moment, page.total, { known_at: String(moment.revision) }),
  };
}

function byRevision(rows: readonly ChangeRow[]): RevisionChanges[] {
  const groups: RevisionChanges[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.revision === row.revision) last.changes.push(row);
    else groups.push({ revision: row.revision, published_at: row.published_at, note: row.note, changes: [row] });
  }
  return groups;
}
