import { citeList } from "@/lib/files/cite-list";
import type { List } from "@/lib/paths";
import type { Citation } from "@/lib/records/cite";
import {
  type CommonFilter,
  type ListRequest,
  listQuery,
  pageList,
  type RecordList,
  readListRequest,
} from "@/lib/records/list";
import { addressWith, isMoment, type ListPlace } from "@/lib/records/list-addresses";
import {
  type Condition,
  type CountedFacet,
  countFacetValues,
  countOver,
  type FacetWords,
  listConditions,
} from "@/lib/records/list-facets";
import { listSince } from "@/lib/records/list-since";
import { InvalidQuery, type Parameters, writeParameters } from "@/lib/records/query";
import type { Refusal } from "@/lib/records/query-fields";
import type { View } from "@/lib/records/view";
import { type AskedMoment, describeMoment, fixedAt } from "@/lib/revisions/asked";
import type { Moment } from "@/lib/revisions/clock";

/** A page of a list with all that stands round it. */
export type ListPageModel<Row, Request> = {
  request: Request;
  said: AskedMoment;
  place: ListPlace;
  rows: Row[];
  total: number;
  /** The cursor of the next page; null on the last. */
  next: string | null;
  facets: CountedFacet[];
  conditions: Condition[];
  /** For a list without rows: how many it would have without each condition. */
  emptyWays: (Condition & { count: number })[];
  refusals: readonly Refusal[];
  citation: Citation;
};

/** Answers with the page asked for; a cursor of another list is named and left out, for the list then begins at its start. */
export async function pageOrStart<Request extends { view: View }, Page>(
  request: Request,
  page: (request: Request) => Promise<Page>,
): Promise<{ request: Request; page: Page; refusals: readonly Refusal[] }> {
  try {
    return { request, page: await page(request), refusals: [] };
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    const { after: _after, ...view } = request.view;
    const fromStart = { ...request, view };
    return { request: fromStart, page: await page(fromStart), refusals: error.refusals };
  }
}

/** Cites a list as its page shows it; `fixed` is what makes its address one that keeps its content. */
export function citePlace(
  list: List,
  place: ListPlace,
  moment: Moment,
  count: number,
  fixed: Record<string, string>,
): Citation {
  const rows = place.filter.filter(([name]) => !isMoment(name));
  const permanent = addressWith(place, [...rows, ...Object.entries(fixed)]);
  return citeList(list, moment, count, writeParameters(rows), permanent);
}

type Asked<Row, Filter> = {
  parameters: Parameters;
  /** The address of the list in the page's language. */
  path(query: string): string;
  /** The facets in the page's language; `rows` are all that there are, unfiltered. */
  facets(request: ListRequest<Filter>, rows: readonly Row[]): FacetWords[];
  /** What the search box is called among the conditions. */
  words: string;
  /** And `updated_since`. */
  since: string;
};

/** The filter of a page's query in its one spelling; what cannot be taken is left out. */
export const canonicalQuery = <Row, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  parameters: Parameters,
): string => listQuery(list, list.query.read(parameters).value);

/** Reads everything that the page of a list shows. Never throws for what was typed. */
export async function readListPage<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  { parameters, path, facets, words, since }: Asked<Row, Filter>,
): Promise<ListPageModel<Row, ListRequest<Filter>>> {
  const asked = await readListRequest(list, parameters);
  const { request, page, refusals } = await pageOrStart(asked, (one) => pageList(list, one));
  const { filter, view, moment } = request;
  const place = {
    filter: list.query.toParameters(filter),
    view,
    columns: list.columns.map(({ name }) => name),
    sort: list.sort,
    path,
  };
  const [all, { list: narrowed }] = await Promise.all([list.read(moment, filter), listSince(list, request)]);
  const said = facets(request, all);
  const conditions = listConditions(place, said, { q: words, updated_since: since });
  // Read again, for a condition may say how to count.
  const countWithout = async (condition: Condition) => {
    const { value } = list.query.read(condition.without);
    return { ...condition, count: list.match(await list.read(moment, value), value).length };
  };
  return {
    request,
    said: describeMoment(filter, moment),
    place,
    rows: page.rows,
    total: page.total,
    next: page.next,
    facets: await countFacetValues(place, said, countOver(narrowed, all, filter)),
    conditions,
    emptyWays: page.total > 0 ? [] : await Promise.all(conditions.map(countWithout)),
    refusals: [...request.refusals, ...refusals],
    citation: citePlace(list.name, place, moment, page.total, fixedAt({}, moment)),
  };
}
