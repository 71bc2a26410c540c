import { LRUCache } from "lru-cache";
import type { Day } from "@/lib/dates/partial-date";
import { env } from "@/lib/env";
import { dayOfNumber, rowTable } from "@/lib/facilities/row-table";
import { keepReading } from "@/lib/records/keep-reading";
import { InvalidQuery } from "@/lib/records/query";
import type { Moment } from "@/lib/revisions/moment";

const kept = new LRUCache<string, Promise<Day | null>>({ max: 64 });

async function readFirstDay({ revision }: Moment): Promise<Day | null> {
  const { columns, size } = await rowTable(revision);
  const { known_from, known_to, valid_from } = columns;
  let first = Number.POSITIVE_INFINITY;
  for (let row = 0; row < size; row += 1) {
    const from = valid_from[row] ?? 0;
    if (from < first && (known_from[row] ?? 0) <= revision && (known_to[row] ?? 0) > revision) first = from;
  }
  return Number.isFinite(first) ? dayOfNumber(first) : null;
}

/** The first day on which the register, as of a revision, lists anything; null when it is empty. */
export function firstRecordDay(moment: Moment): Promise<Day | null> {
  const key = `${env.DATABASE_URL} ${moment.revision}`;
  return keepReading(kept, key, () => readFirstDay(moment));
}

/** The first day with a record where a moment's day lies before it; else null. */
export async function firstDayAfter(moment: Moment): Promise<Day | null> {
  const first = await firstRecordDay(moment);
  return first !== null && moment.day < first ? first : null;
}

/**
 * Refuses a file as of a day before the first record: it would be empty, and look like a finding of nothing. Throws
 * `InvalidQuery` that says from which day on there is something.
 */
export async function refuseBeforeFirst(asOf: string | undefined, moment: Moment): Promise<void> {
  const first = asOf === undefined ? null : await firstDayAfter(moment);
  if (asOf === undefined || first === null) return;
  throw new InvalidQuery([
    { name: "as_of", value: asOf, reason: "before_the_first_record", allowed: [`${first}..${moment.today}`] },
  ]);
}
