import { LRUCache } from "lru-cache";
import sql from "sql-template-tag";
import { type Day, firstDay } from "@/lib/dates/partial-date";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { toQuery } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/question";
import { readRecords } from "@/lib/records/documents";
import type { Moment } from "@/lib/revisions/moment";
import type { SourceDocument } from "@/lib/sources/schema";
import { countHealth, countOpenings, countPlaces, countStatuses, readCells } from "@/lib/statistics/counts";
import {
  type Delay,
  listWaits,
  numberCurves,
  numberDelays,
  numberWaits,
  summariseDelays,
} from "@/lib/statistics/delays";
import { MOST_DOSSIERS, readDossiers, type StatisticsDossier } from "@/lib/statistics/dossiers";
import type { StatisticsNumber } from "@/lib/statistics/rows";
import { countValues, numberValues } from "@/lib/statistics/values";
import {
  type DisputedStep,
  listDisputed,
  listOverdue,
  numberDisputed,
  numberWaiting,
  type Overdue,
} from "@/lib/statistics/waiting";

/** What is looked up in the documents of the facilities. */
export type Looked = {
  /** The day of the newest source by the day asked for: silence after it may be ours. */
  until: Day;
  delays: Delay[];
  overdue: Overdue[];
  disputed: DisputedStep[];
  /** The names of the facilities that the numbers are about. */
  names: ReadonlyMap<string, { name: string; name_ur: string | null }>;
};

/** Everything that the page of statistics and its files say of a filter. */
export type Statistics = {
  total: number;
  /** The first day on which the register lists anything; null for an empty register. */
  firstDay: Day | null;
  numbers: StatisticsNumber[];
  /** Null when there are too many records to look through one by one. */
  looked: Looked | null;
};

/** The first day on which anything is listed in a revision. */
async function readFirstDay({ revision }: Moment): Promise<Day | null> {
  const [row] = await query<{ first: Day | null }>(
    sql`SELECT min(v.valid_from) AS first FROM facility_version v WHERE v.known_from <= ${revision} AND v.known_to > ${revision}`,
  );
  return row?.first ?? null;
}

/** Not the whole documents: what is kept between requests is small. */
const namesOf = (dossiers: readonly StatisticsDossier[]) =>
  new Map(dossiers.map(({ ref, name, name_ur }) => [ref, { name, name_ur }]));

function newestDay(sources: readonly SourceDocument[], day: Day): Day {
  const days = sources.flatMap(({ published_on }) => (published_on === null ? [] : firstDay(published_on)));
  return (
    days
      .filter((one) => one <= day)
      .toSorted()
      .at(-1) ?? day
  );
}

async function look(request: FacilityRequest): Promise<{ looked: Looked; numbers: StatisticsNumber[] }> {
  const { moment, directory } = request;
  const [dossiers, sources] = await Promise.all([readDossiers(request), readRecords<SourceDocument>("source", moment)]);
  const { day } = moment;
  const citable = new Map(
    sources.filter(({ key }) => directory.source.has(key)).map(({ key, document }) => [key, document]),
  );
  const until = newestDay([...citable.values()], day);
  const waits = listWaits(dossiers, day, until);
  const delays = summariseDelays(dossiers, waits);
  const overdue = listOverdue(dossiers, day);
  const disputed = listDisputed(dossiers, day);
  return {
    looked: { until, delays, overdue, disputed, names: namesOf(dossiers) },
    numbers: [
      ...numberDelays(delays),
      ...numberCurves(delays),
      ...numberWaits(waits),
      ...numberWaiting(overdue, day),
      ...numberDisputed(disputed),
      ...numberValues(
        countValues(
          dossiers.map(({ document }) => document),
          citable,
        ),
      ),
    ],
  };
}

async function read(request: FacilityRequest): Promise<Statistics> {
  const [cells, firstDay] = await Promise.all([readCells(request), readFirstDay(request.moment)]);
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const context = { filter: request.filter, areas: request.directory.area };
  const counts =
    total === 0
      ? []
      : [
          ...countOpenings(cells, context),
          ...countStatuses(cells, context),
          ...countPlaces(cells, context),
          ...countHealth(cells, context),
        ];
  const { looked, numbers } = total > MOST_DOSSIERS ? { looked: null, numbers: [] } : await look(request);
  return { total, firstDay, numbers: [...counts, ...numbers], looked };
}

const kept = new LRUCache<string, Promise<Statistics>>({ max: 30 });

/** Reads the statistics of a filter at a moment. */
export function readStatistics(request: FacilityRequest): Promise<Statistics> {
  const { filter, moment } = request;
  const key = `${env.DATABASE_URL} ${toQuery(filter)} ${moment.revision} ${moment.day}`;
  const known = kept.get(key);
  if (known) return known;
  const reading = read(request);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
