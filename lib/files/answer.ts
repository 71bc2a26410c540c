import { AGREEMENT_LIST } from "@/lib/agreements/list";
import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { CLAIM_LIST } from "@/lib/claims/list";
import { env } from "@/lib/env";
import { FACILITY_FORMATS, type FacilityFormat } from "@/lib/facilities/files";
import { answerFacilities } from "@/lib/files/answer-facilities";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { type FileAnswer, respondWithFile } from "@/lib/files/file-response";
import { toRecord, writeCsv } from "@/lib/files/writers";
import { problem } from "@/lib/http/problem";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, filePath, type List } from "@/lib/paths";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { PROJECT_LIST } from "@/lib/projects/list";
import { citeWork, stateOfList } from "@/lib/records/cite";
import { chooseColumns } from "@/lib/records/columns";
import { type CommonFilter, listQuery, pageOf, parseListRequest, type RecordList, readList } from "@/lib/records/list";
import { writeParameters } from "@/lib/records/query";
import { DEFAULT_MACHINE_LIMIT, fileView, type View } from "@/lib/records/view";
import { CHANGE_COLUMNS } from "@/lib/revisions/change-columns";
import { changesQuery, eachChange, pageChanges, parseChangeRequest } from "@/lib/revisions/changes";
import type { Moment } from "@/lib/revisions/moment";
import { SOURCE_LIST } from "@/lib/sources/list";

async function* asOne<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}

const parametersOf = (request: Request) => new URL(request.url).searchParams;

/** How a list of records other than facilities is cited: its name, and its filter as it stands. */
function citeList(list: List, moment: Moment, count: number, filter: string, permanent: string): string {
  const title = translator("en")(`list.${list}`) + (filter === "" ? "" : ` (${filter})`);
  const url = absoluteUrl(env.PUBLIC_URL, permanent);
  return citeWork({ title, state: stateOfList(moment, count), revision: moment.revision, day: moment.day, url }).text;
}

async function answerRecords<Row extends object, Filter extends CommonFilter>(
  request: Request,
  list: RecordList<Row, Filter>,
  format: "csv" | "json",
): Promise<FileAnswer> {
  const asked = await parseListRequest(list, parametersOf(request), format);
  const { view, moment, filter } = asked;
  const columns = chooseColumns(list.columns, view.columns);
  const query = (more: View, of: Filter = filter) =>
    writeParameters([
      ...list.query.toParameters(of),
      ...fileView(
        list.columns.map(({ name }) => name),
        format,
      ).toParameters(more),
    ]);
  const rows = await readList(list, asked);
  const fixed = { ...filter, as_of: moment.day, known_at: String(moment.revision) };
  const permanent = filePath(list.name, format, query(view, fixed));
  const paged = async function* (): AsyncGenerator<string> {
    const page = pageOf(rows, list, asked, view.limit ?? DEFAULT_MACHINE_LIMIT);
    const next = page.next === null ? null : filePath(list.name, "json", query({ ...view, after: page.next }));
    const head = {
      total: page.total,
      revision: moment.revision,
      as_of: moment.day,
      known_at: moment.knownAt,
      filter: listQuery(list, filter),
      next,
      licence: DATA_LICENCE,
      citation: citeList(list.name, moment, rows.length, listQuery(list, filter), permanent),
    };
    yield `${JSON.stringify({ ...head, [list.name]: page.rows.map((row) => toRecord(row, columns)) })}\n`;
  };
  return {
    address: filePath(list.name, format, query(view)),
    permanent,
    moment,
    count: rows.length,
    format,
    list: list.name,
    body:
      format === "json"
        ? paged()
        : writeCsv(asOne(rows), columns, { bom: view.bom ?? false, safe: view.safe ?? false }),
  };
}

async function answerChanges(request: Request, format: "csv" | "json"): Promise<FileAnswer> {
  const asked = await parseChangeRequest(parametersOf(request), format);
  const { view, moment, filter } = asked;
  const columns = chooseColumns(CHANGE_COLUMNS, view.columns);
  const { rows, total, next } = await pageChanges(asked, view.limit ?? DEFAULT_MACHINE_LIMIT);
  const names = CHANGE_COLUMNS.map(({ name }) => name);
  const query = (more: View, of = filter) =>
    [changesQuery(of), writeParameters(fileView(names, format).toParameters(more))].filter(Boolean).join("&");
  const permanent = filePath("changes", format, query(view, { ...filter, known_at: String(moment.revision) }));
  const paged = async function* (): AsyncGenerator<string> {
    const head = {
      total,
      revision: moment.revision,
      as_of: moment.day,
      known_at: moment.knownAt,
      filter: changesQuery(filter),
    };
    const link = next === null ? null : filePath("changes", "json", query({ ...view, after: next }));
    const citation = citeList("changes", moment, total, changesQuery(filter), permanent);
    yield `${JSON.stringify({ ...head, next: link, licence: DATA_LICENCE, citation, changes: rows.map((row) => toRecord(row, columns)) })}\n`;
  };
  return {
    address: filePath("changes", format, query(view)),
    permanent,
    moment,
    count: total,
    format,
    list: "changes",
    body:
      format === "json"
        ? paged()
        : writeCsv(eachChange(asked), columns, { bom: view.bom ?? false, safe: view.safe ?? false }),
  };
}

const isFacilityFormat = (format: string): format is FacilityFormat =>
  (FACILITY_FORMATS as readonly string[]).includes(format);

function findAnswer(request: Request, list: List, format: FacilityFormat): Promise<FileAnswer> | null {
  if (list === "facilities") return answerFacilities(request, format);
  if (format !== "csv" && format !== "json") return null;
  switch (list) {
    case "bodies":
      return answerRecords(request, BODY_LIST, format);
    case "areas":
      return answerRecords(request, AREA_LIST, format);
    case "programmes":
      return answerRecords(request, PROGRAMME_LIST, format);
    case "sources":
      return answerRecords(request, SOURCE_LIST, format);
    case "claims":
      return answerRecords(request, CLAIM_LIST, format);
    case "agreements":
      return answerRecords(request, AGREEMENT_LIST, format);
    case "projects":
      return answerRecords(request, PROJECT_LIST, format);
    case "changes":
      return answerChanges(request, format);
  }
}

/** Answers `/{list}.{format}`: the same filter as the page of that list, the whole result, in that format. */
export async function answerFile(request: Request, list: List, format: string): Promise<Response> {
  const answer = isFacilityFormat(format) ? await findAnswer(request, list, format) : null;
  if (answer === null) return problem(404, `There is no ${list}.${format}`);
  return respondWithFile(request, answer);
}
