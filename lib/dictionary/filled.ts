import { LRUCache } from "lru-cache";
import { AGREEMENT_LIST } from "@/lib/agreements/list";
import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { CLAIM_LIST } from "@/lib/claims/list";
import { type ColumnState, DICTIONARY, type ListState } from "@/lib/dictionary/lists";
import type { DictionaryList } from "@/lib/dictionary/words";
import { env } from "@/lib/env";
import { countFilledFacilities, readFullFacilities } from "@/lib/facilities/filled";
import { type Cell, cellText } from "@/lib/files/csv";
import { translator } from "@/lib/i18n/translate";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { PROJECT_LIST } from "@/lib/projects/list";
import { directoryAt } from "@/lib/records/directory";
import { keepReading } from "@/lib/records/keep-reading";
import { countFilledChanges, pageChanges } from "@/lib/revisions/changes";
import type { Moment } from "@/lib/revisions/moment";
import { SOURCE_LIST } from "@/lib/sources/list";
import { readStatistics } from "@/lib/statistics/read";
import { toStatisticsRow } from "@/lib/statistics/words";

type Rows = readonly object[];

const cellOf = (row: object, name: string) => cellText((row as Record<string, Cell>)[name]);
/** Whether a cell says something; the word for unknown says nothing, nor does an empty difference. */
const says = (text: string) => text !== "" && text !== "unknown" && text !== "{}";

function sumUp(list: DictionaryList, count: number, rows: Rows, filled?: Record<string, number>): ListState {
  const names = DICTIONARY[list].map(({ name }) => name);
  const known = (row: object) => names.filter((name) => says(cellOf(row, name))).length;
  const fullestFirst = rows.toSorted((one, other) => known(other) - known(one));
  const columns = names.map((name): [string, ColumnState] => {
    const values = fullestFirst.map((row) => cellOf(row, name)).filter(says);
    return [name, { filled: filled?.[name] ?? values.length, example: values[0] ?? null }];
  });
  return { count, columns: Object.fromEntries(columns) };
}

async function readFacilityState(moment: Moment): Promise<ListState> {
  const filled = await countFilledFacilities(moment);
  const rows = await readFullFacilities(moment, (found) =>
    Object.keys(filled).filter((name) => filled[name] && !found.some((row) => says(cellOf(row, name)))),
  );
  return sumUp("facilities", filled.url ?? 0, rows, filled);
}

async function readChangeState(moment: Moment): Promise<ListState> {
  const request = { filter: {}, view: {}, moment, refusals: [] };
  const [filled, page] = await Promise.all([countFilledChanges(request), pageChanges(request, 1000)]);
  return sumUp("changes", page.total, page.rows, filled);
}

async function readStatisticsState(moment: Moment): Promise<ListState> {
  const directory = await directoryAt(moment.revision);
  const { numbers, looked } = await readStatistics({ filter: {}, view: {}, moment, refusals: [], directory });
  const words = { t: translator("en"), locale: "en", directory, ...(looked ? { names: looked.names } : {}) } as const;
  const rows = numbers.map((number) => toStatisticsRow(words, number));
  return sumUp("statistics", rows.length, rows);
}

async function readAll(moment: Moment): Promise<Record<DictionaryList, ListState>> {
  const whole = async (list: DictionaryList, reading: Promise<Rows>) => {
    const rows = await reading;
    return sumUp(list, rows.length, rows);
  };
  const facilities = await readFacilityState(moment);
  return {
    facilities,
    bodies: await whole("bodies", BODY_LIST.read(moment, {})),
    areas: await whole("areas", AREA_LIST.read(moment, {})),
    programmes: await whole("programmes", PROGRAMME_LIST.read(moment, {})),
    claims: await whole("claims", CLAIM_LIST.read(moment, {})),
    agreements: await whole("agreements", AGREEMENT_LIST.read(moment, {})),
    projects: await whole("projects", PROJECT_LIST.read(moment, {})),
    sources: await whole("sources", SOURCE_LIST.read(moment, {})),
    changes: await readChangeState(moment),
    statistics: await readStatisticsState(moment),
  };
}

const kept = new LRUCache<string, Promise<Record<DictionaryList, ListState>>>({ max: 4 });

/** What the file of each list holds at a moment: how many records, and of each column how many values and an example. */
export function readListStates(moment: Moment): Promise<Record<DictionaryList, ListState>> {
  const key = `${env.DATABASE_URL} ${moment.revision} ${moment.day}`;
  return keepReading(kept, key, () => readAll(moment));
}
