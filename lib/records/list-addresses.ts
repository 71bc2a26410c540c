import { type Parameters, writeParameters } from "@/lib/records/query";
import { DEFAULT_PAGE_SIZE, PAGE_SIZES, pageView, type Sort, type View } from "@/lib/records/view";

/** What decides the addresses round a page of a list. */
export type ListPlace = {
  /** The filter in its one spelling. */
  filter: readonly [string, string][];
  view: View;
  /** The columns that can be sorted by and chosen. */
  columns: readonly string[];
  /** The order when none is asked for, which no address names. */
  sort: Sort | null;
  /** The path of the list in a language, with a query. */
  path(query: string): string;
};

const MOMENT = ["as_of", "known_at"];
/** Parameters that ask for a day or a revision, and not for rows. */
export const isMoment = (name: string): boolean => MOMENT.includes(name);

const sameSort = (one: Sort, other: Sort | null) => one.column === other?.column && one.descending === other.descending;

/** How to show, without what is the default anyway and without the place in the list. */
function lastingView({ view, sort }: ListPlace): View {
  const { after: _after, sort: asked, limit, ...rest } = view;
  return {
    ...rest,
    ...(asked && !sameSort(asked, sort) ? { sort: asked } : {}),
    ...(limit && limit !== DEFAULT_PAGE_SIZE ? { limit } : {}),
  };
}

const viewParameters = ({ columns }: ListPlace, view: View): [string, string][] => pageView(columns).toParameters(view);

/** The address of the list with this filter and view. */
function writeAddress(place: ListPlace, filter: Parameters, view: View): string {
  return place.path(writeParameters([...filter, ...viewParameters(place, view)]));
}

/** The list with another filter, shown as now from its start. */
export const addressWith = (place: ListPlace, filter: Parameters): string =>
  writeAddress(place, filter, lastingView(place));

/** The list without its conditions, of the same day and revision. */
export const addressOfAll = (place: ListPlace): string =>
  addressWith(
    place,
    place.filter.filter(([name]) => isMoment(name)),
  );

/** The same list as of today. */
export const addressToday = (place: ListPlace): string =>
  addressWith(
    place,
    place.filter.filter(([name]) => !isMoment(name)),
  );

/** The first page, and the one that a cursor begins. */
export const addressOfPage = (place: ListPlace, after: string | null): string =>
  writeAddress(place, place.filter, { ...lastingView(place), ...(after === null ? {} : { after }) });

/** The list with its usual columns. */
export function addressOfUsualColumns(place: ListPlace): string {
  const { columns: _columns, ...view } = lastingView(place);
  return writeAddress(place, place.filter, view);
}

/** The choices of rows on a page. */
export function sizeChoices(place: ListPlace): { limit: number; href: string; current: boolean }[] {
  return PAGE_SIZES.map((limit) => ({
    limit,
    href: addressWith({ ...place, view: { ...place.view, limit } }, place.filter),
    current: (place.view.limit ?? DEFAULT_PAGE_SIZE) === limit,
  }));
}

/** The list sorted by a column: rising first, falling when it rises already. */
export function sortChoice(
  place: ListPlace,
  column: string,
): { href: string; direction: "ascending" | "descending" | "none" } {
  const now = place.view.sort ?? place.sort;
  const direction = now?.column !== column ? "none" : now.descending ? "descending" : "ascending";
  const sort = { column, descending: direction === "ascending" };
  return { direction, href: addressWith({ ...place, view: { ...place.view, sort } }, place.filter) };
}

/** What a form must keep in hidden fields: all that it does not ask for itself. */
export function keptParameters(place: ListPlace, asked: readonly string[]): [string, string][] {
  return [...place.filter, ...viewParameters(place, lastingView(place))].filter(([name]) => !asked.includes(name));
}
