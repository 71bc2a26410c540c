import { env } from "@/lib/env";
import { describeFilter, nameFile } from "@/lib/facilities/describe";
import { facilityQuery, toQuery, without } from "@/lib/facilities/filter";
import { refuseBeforeFirst } from "@/lib/facilities/first-record";
import type { FacilityRequest } from "@/lib/facilities/question";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { respondWithFile } from "@/lib/files/file-response";
import { toRecord, writeCsv } from "@/lib/files/writers";
import { problem } from "@/lib/http/problem";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, statisticsFilePath } from "@/lib/paths";
import { citeWork, stateOfList } from "@/lib/records/cite";
import { writeParameters } from "@/lib/records/query";
import { fixedAt } from "@/lib/revisions/asked";
import { readStatistics } from "@/lib/statistics/read";
import { parseStatisticsRequest, statisticsView } from "@/lib/statistics/request";
import { type ChartName, isChart, STATISTICS_COLUMNS, type StatisticsRow } from "@/lib/statistics/rows";
import { toStatisticsRow } from "@/lib/statistics/words";

async function* once<Part>(part: Part): AsyncGenerator<Part> {
  yield part;
}

/** The rows of a chart, or of all charts, in the words of the language asked for. */
async function readRows(request: FacilityRequest, chart: ChartName | null): Promise<StatisticsRow[]> {
  const { numbers, looked } = await readStatistics(request);
  const locale = request.view.lang ?? "en";
  const names = looked ? { names: looked.names } : {};
  const words = { t: translator(locale), locale, directory: request.directory, ...names };
  return numbers
    .filter((number) => chart === null || number.chart === chart)
    .map((number) => toStatisticsRow(words, number));
}

function cite({ filter, directory, moment }: FacilityRequest, chart: ChartName | null, count: number, path: string) {
  const t = translator("en");
  const rows = without(filter, "as_of", "known_at");
  const subject = `${t("list.statistics")}${chart === null ? "" : `, ${t(`statistics.chart.${chart}.title`)}`}`;
  return citeWork({
    title: `${subject}: ${describeFilter(rows, directory, "en", t)}`,
    state: stateOfList(moment, count),
    revision: moment.revision,
    day: moment.day,
    url: absoluteUrl(env.PUBLIC_URL, path),
  }).text;
}

/** Answers `/statistics.{format}` and `/statistics/{chart}.{format}`: the numbers of the page, under the same filter. */
export async function answerStatistics(request: Request, chart: string | null, format: string): Promise<Response> {
  if ((format !== "csv" && format !== "json") || (chart !== null && !isChart(chart)))
    return problem(404, "There is no such file");
  const asked = await parseStatisticsRequest(new URL(request.url).searchParams, format);
  const { filter, view, moment, directory } = asked;
  await refuseBeforeFirst(filter.as_of, moment);
  const rows = await readRows(asked, chart);
  const path = (of: FacilityRequest["filter"]) =>
    statisticsFilePath(
      chart,
      format,
      writeParameters([...facilityQuery.toParameters(of), ...statisticsView(format).toParameters(view)]),
    );
  const permanent = path(fixedAt(filter, moment));
  const citation = cite(asked, chart, rows.length, permanent);
  const body = format === "csv" ? asCsv(rows, view) : once(asJson(asked, rows, citation));
  return respondWithFile(request, {
    address: path(filter),
    permanent,
    citation,
    moment,
    count: rows.length,
    format,
    list: "statistics",
    fileName: `${chart ?? "statistics"}-${nameFile(filter, directory)}`,
    body,
  });
}

const asCsv = (rows: StatisticsRow[], { bom, safe }: FacilityRequest["view"]) =>
  writeCsv(once(rows), STATISTICS_COLUMNS, { bom: bom ?? false, safe: safe ?? false });

function asJson(asked: FacilityRequest, rows: StatisticsRow[], citation: string): string {
  const { filter, moment } = asked;
  return `${JSON.stringify({
    total: rows.length,
    revision: moment.revision,
    as_of: moment.day,
    known_at: moment.knownAt,
    filter: toQuery(filter),
    next: null,
    licence: DATA_LICENCE,
    citation,
    statistics: rows.map((row) => toRecord(row, STATISTICS_COLUMNS)),
  })}\n`;
}
