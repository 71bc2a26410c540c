import { LRUCache } from "lru-cache";
import { type Day, firstDay } from "@/lib/dates/partial-date";
import { env } from "@/lib/env";
import { toQuery } from "@/lib/facilities/filter";
import { firstRecordDay } from "@/lib/facilities/first-record";
import type { FacilityRequest } from "@/lib/facilities/question";
import { readRecords } from "@/lib/records/documents";
import { keepReading } from "@/lib/records/keep-reading";
import type { SourceDocument } from "@/lib/sources/schema";
import { readCells } from "@/lib/statistics/cells";
import { countHealth, countOpenings, countPlaces, countStatuses } from "@/lib/statistics/counts";
import { listWaits, numberCurves, numberDelays, numberWaits, summariseDelays } from "@/lib/statistics/delays";
import type { Looked, Statistics } from "@/lib/statistics/detail";
import { MOST_DOSSIERS, type StatisticsDossier } from "@/lib/statistics/dossier";
import { readDossiers } from "@/lib/statistics/dossiers";
import { readGrowth } from "@/lib/statistics/growth";
import type { StatisticsNumber } from "@/lib/statistics/rows";
import { countValues, numberValues } from "@/lib/statistics/values";
import { listDisputed, listOverdue, numberDisputed, numberWaiting } from "@/lib/statistics/waiting";

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
  const [cells, firstDay] = await Promise.all([readCells(request), firstRecordDay(request.moment)]);
  const { total } = cells;
  const context = { filter: request.filter, areas: request.directory.area };
  const counts =
    total === 0
      ? []
      : [
          ...countOpenings(cells.openings, context),
          ...countStatuses(cells.openings, context),
          ...countPlaces(cells.places, context),
          ...countHealth(cells, context),
        ];
  const growth = total === 0 ? [] : await readGrowth(request);
  const { looked, numbers } = total > MOST_DOSSIERS ? { looked: null, numbers: [] } : await look(request);
  return { total, firstDay, numbers: [...counts, ...growth, ...numbers], looked };
}

const kept = new LRUCache<string, Promise<Statistics>>({ max: 30 });

/** Reads the statistics of a filter at a moment. */
export function readStatistics(request: FacilityRequest): Promise<Statistics> {
  const { filter, moment } = request;
  const key = `${env.DATABASE_URL} ${toQuery(filter)} ${moment.revision} ${moment.day}`;
  return keepReading(kept, key, () => read(request));
}
