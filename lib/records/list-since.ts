import { isDeepEqual } from "@/lib/records/equal";
import type { CommonFilter, RecordList } from "@/lib/records/list";
import { type Moment, momentBefore } from "@/lib/revisions/moment";

type Since<Row, Filter extends CommonFilter> = {
  /** The list, of which `updated_since` leaves the rows that say something else than they did. */
  list: RecordList<Row, Filter>;
  /** The keys of the rows that matched then and do not now. */
  gone: string[];
};

/**
 * A list with an ear for `updated_since`: rows are compared with what the list said just before, derived columns and
 * all, so that whoever holds that state and takes these rows and leaves out those that are gone holds this one.
 */
export async function listSince<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  { filter, moment }: { filter: Filter; moment: Moment },
): Promise<Since<Row, Filter>> {
  const { updated_since: since, ...others } = filter;
  if (since === undefined) return { list, gone: [] };
  const before = await momentBefore(since, moment, filter.as_of);
  const [then, now] = await Promise.all([
    before.revision === 0 ? [] : list.read(before, filter),
    list.read(moment, filter),
  ]);
  const keyOf = (row: Row) => String(row[list.key]);
  const known = new Map(then.map((row) => [keyOf(row), row]));
  const changed = new Set(now.filter((row) => !isDeepEqual(known.get(keyOf(row)), row)).map(keyOf));
  const rest = others as Filter;
  const listed = new Set(list.match(now, rest).map(keyOf));
  return {
    list: {
      ...list,
      match: (rows, asked) => {
        const { updated_since: also, ...left } = asked;
        const found = list.match(rows, left as Filter);
        return also === undefined ? found : found.filter((row) => changed.has(keyOf(row)));
      },
    },
    gone: list
      .match(then, rest)
      .map(keyOf)
      .filter((key) => !listed.has(key))
      .sort(),
  };
}
